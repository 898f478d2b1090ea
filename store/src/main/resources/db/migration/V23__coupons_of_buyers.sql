-- One index for a buyer's coupons and their numbers, where there were two: every coupon that is given
-- out is put into each.
alter table coupon drop constraint coupon_number;
alter table coupon add constraint coupon_number unique (buyer_id, campaign_id, number);
drop index coupon_of_buyer;
