package dev.holdfast.store.audit;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.holdfast.order.CancelOrder;
import dev.holdfast.order.PlaceOrder;
import dev.holdfast.promotion.AddCodes;
import dev.holdfast.promotion.ClaimCoupon;
import dev.holdfast.promotion.Earning;
import dev.holdfast.promotion.GrantCoupon;
import dev.holdfast.promotion.GrantMode;
import dev.holdfast.promotion.Limits;
import dev.holdfast.promotion.RevokeCoupon;
import dev.holdfast.promotion.Trigger;
import dev.holdfast.store.TestShop;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/// Campaigns with coupons in every state but one. Coupons and orders are known by their buyers.
final class PromotionDay {
  private PromotionDay() {}

  static void live(TestShop shop) {
    long claims = campaign(shop, GrantMode.CLAIM, null);
    long grants = campaign(shop, GrantMode.EVENT, Trigger.ORDER_PAID);
    place(shop, "saver", claim(shop, claims, "saver"), null);
    shop.pay(place(shop, "spender", claim(shop, claims, "spender"), null));
    long given = place(shop, "giver", claim(shop, claims, "giver"), null);
    shop.run(new CancelOrder(given, "changed", null, null));
    shop.run(new RevokeCoupon(claim(shop, claims, "rogue"), "mistake"));
    long codes = campaign(shop, GrantMode.CODES, null);
    shop.run(new AddCodes(codes, List.of(new UUID(1, 1), new UUID(2, 2))));
    long coded = place(shop, "coder", null, new UUID(1, 1));
    shop.pay(coded);
    shop.run(new GrantCoupon(grants, coded, false), GrantCoupon.CouponGranted.class);
  }

  private static long campaign(TestShop shop, GrantMode mode, @Nullable Trigger trigger) {
    return shop.campaign(new Limits(10, 1_000L, 3L, null, null), new Earning(mode, trigger, null));
  }

  private static long claim(TestShop shop, long campaign, String buyer) {
    var claimed = shop.run(new ClaimCoupon(campaign, buyer), ClaimCoupon.CouponClaimed.class);
    return Long.parseLong(claimed.coupon().couponId());
  }

  private static long place(
      TestShop shop, String buyer, @Nullable Long coupon, @Nullable UUID code) {
    var command =
        new PlaceOrder(
            buyer,
            "GBP",
            List.of(
                new PlaceOrder.Line("MUG", 1, null, null),
                new PlaceOrder.Line("POST", 1, null, null)),
            null,
            null,
            null,
            new TreeMap<>(),
            null,
            coupon == null ? null : List.of(coupon),
            code);
    var placed = shop.run(command, PlaceOrder.OrderPlaced.class);
    return Long.parseLong(placed.order().id());
  }

  /// What breaks one invariant of promotions each, after this day.
  static Stream<Arguments> corruptions() {
    var mine = " where buyer_id = '%s'";
    return Stream.of(
        arguments(
            "campaign-quota",
            "alter table campaign drop constraint campaign_quota;"
                + "update campaign set quota = 1 where mode = 'C'"),
        arguments("campaign-tally", "update campaign set held = held + 1 where mode = 'C'"),
        arguments("campaign-tally", "update campaign set changes = changes + 1 where mode = 'K'"),
        arguments("coupon-allotments", "update coupon set number = 7" + mine.formatted("saver")),
        arguments("coupon-allotments", "delete from allotment" + mine.formatted("spender")),
        arguments(
            "coupon-grants",
            "drop index coupon_grant; update coupon set grant_key = 'order:1' where campaign_id ="
                + " (select id from campaign where mode = 'C') and buyer_id in ('saver', 'giver')"),
        arguments(
            "coupon-orders",
            "update coupon set order_id = (select id from orders where buyer_id = 'split')"
                + mine.formatted("spender")),
        arguments(
            "coupon-orders",
            "insert into order_coupon select id, 1, 1, 0, 2 from orders" + mine.formatted("saver")),
        arguments(
            "order-discount",
            "update order_line set discount = discount + 1 where line = 1 and order_id ="
                + " (select id from orders where buyer_id = 'spender')"),
        arguments("order-discount", "insert into order_coupon values (1, 1, 1, 5, 0)"),
        arguments(
            "coupon-codes",
            "update coupon_code set coupon_id = (select id from coupon where buyer_id = 'giver')"
                + " where coupon_id is null"),
        arguments(
            "overdue-coupons",
            "update coupon set expires_at = now() - interval '1 day'" + mine.formatted("giver")));
  }
}
