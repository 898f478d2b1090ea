-- Hot while it gives coupons out: updated in place (HOT), so pages keep room and are cleaned early.
create table campaign (
  id bigint primary key,
  issued bigint not null,
  held bigint not null,
  redeemed bigint not null,
  expired bigint not null,
  revoked bigint not null,
  day bigint not null,
  today bigint not null,
  spent bigint not null,
  changes bigint not null,
  version bigint not null,
  quota bigint not null,
  budget bigint,
  -- The most that one coupon takes off, null when nothing says.
  face bigint,
  amount bigint,
  basis_points bigint,
  cap bigint,
  threshold bigint,
  per_buyer bigint,
  per_day bigint,
  per_buyer_and_day bigint,
  starts_at timestamptz not null,
  ends_at timestamptz,
  -- In between it gave nothing out; to is null until it is resumed, or its end was moved.
  paused_from timestamptz,
  paused_to timestamptz,
  valid_seconds bigint,
  trigger_amount bigint,
  -- FREE_ITEM, PERCENT, FIXED
  kind "char" not null constraint campaign_kind check (kind in ('I', 'P', 'F')),
  -- EXCLUSIVE, STACKABLE
  stacking "char" not null constraint campaign_stacking check (stacking in ('E', 'S')),
  -- ALL, LIST, FIRST_ORDER
  audience "char" not null constraint campaign_audience check (audience in ('A', 'L', 'F')),
  -- CLAIM, EVENT, CODES
  mode "char" not null constraint campaign_mode check (mode in ('C', 'E', 'K')),
  -- ORDER_PAID, FIRST_ORDER, AMOUNT_REACHED, ORDER_DELIVERED, - for none
  earned_by "char" not null
    constraint campaign_earned_by check (earned_by in ('P', 'F', 'A', 'D', '-')),
  -- ACTIVE, PAUSED, CLOSED
  status "char" not null constraint campaign_status check (status in ('A', 'P', 'C')),
  name text not null,
  currency text not null,
  time_zone text not null,
  sku text collate "C",
  constraint campaign_quota check (issued <= quota),
  constraint campaign_budget check (budget is null or face is not null and issued * face <= budget),
  constraint campaign_today check (per_day is null or today <= per_day),
  constraint campaign_pause check (paused_to is null or paused_from is not null),
  constraint campaign_tally check (
    held >= 0 and redeemed >= 0 and expired >= 0 and revoked >= 0 and spent >= 0
    and held + redeemed + expired <= issued)
) with (
  fillfactor = 50,
  autovacuum_vacuum_scale_factor = 0.05,
  autovacuum_vacuum_threshold = 200,
  autovacuum_vacuum_cost_delay = 0);

-- The campaigns that orders earn coupons from.
create index campaign_earned on campaign (id) where mode = 'E' and status = 'A';

create table allotment (
  campaign_id bigint not null,
  issued bigint not null,
  revoked bigint not null,
  day bigint not null,
  today bigint not null,
  version bigint not null,
  invited boolean not null,
  buyer_id text collate "C" not null,
  primary key (campaign_id, buyer_id),
  constraint allotment_counts check (issued >= 0 and revoked >= 0 and revoked <= issued)
) with (fillfactor = 80);

create table coupon (
  id bigint primary key,
  campaign_id bigint not null,
  number bigint not null,
  version bigint not null,
  discount bigint not null,
  earned_by bigint,
  order_id bigint,
  created_at timestamptz not null,
  expires_at timestamptz,
  -- ISSUED, HELD, REDEEMED, EXPIRED, REVOKED
  state "char" not null constraint coupon_state check (state in ('I', 'H', 'R', 'E', 'V')),
  forfeited boolean not null,
  buyer_id text collate "C" not null,
  grant_key text collate "C",
  -- also the way to a buyer's coupons: one index, because every coupon given out goes into each
  constraint coupon_number unique (buyer_id, campaign_id, number),
  constraint coupon_order check (
    (state in ('H', 'R')) = (order_id is not null) and discount >= 0
    and (order_id is not null or discount = 0)),
  constraint coupon_version check (version >= 1 and number >= 1)
) with (fillfactor = 80);

-- What earned it, once for ever.
create unique index coupon_grant on coupon (campaign_id, grant_key) where grant_key is not null;
create index coupon_earned_by on coupon (earned_by) where earned_by is not null;
create index coupon_expiring on coupon (expires_at) where state = 'I' and expires_at is not null;

-- Codes are kept as hashes: who reads the table cannot use them.
create table coupon_code (
  hash uuid primary key,
  campaign_id bigint not null,
  coupon_id bigint constraint coupon_code_coupon unique
) with (fillfactor = 90);

create index coupon_code_of_campaign on coupon_code (campaign_id);

-- The points of a currency, with the balances of the shop's accounts. Hot while points move: updated
-- in place (HOT), so pages keep room and are cleaned early.
create table points_rule (
  id bigint not null constraint points_rule_id unique,
  version bigint not null,
  changes bigint not null,
  issued bigint not null,
  redeemed bigint not null,
  adjusted bigint not null,
  points_per_unit bigint not null,
  factor bigint not null,
  redeem_points bigint not null,
  redeem_amount bigint not null,
  starts_at timestamptz,
  ends_at timestamptz,
  -- ORDER_PAID, ORDER_DELIVERED
  earned_by "char" not null constraint points_rule_earned_by check (earned_by in ('P', 'D')),
  currency text collate "C" primary key,
  constraint points_rule_balances check (issued <= 0 and redeemed >= 0)
) with (
  fillfactor = 50,
  autovacuum_vacuum_scale_factor = 0.05,
  autovacuum_vacuum_threshold = 200,
  autovacuum_vacuum_cost_delay = 0);

-- The balances of a buyer's three accounts in a currency.
create table points_wallet (
  id bigint not null constraint points_wallet_id unique,
  version bigint not null,
  available bigint not null,
  held bigint not null,
  owed bigint not null,
  currency text collate "C" not null,
  buyer_id text collate "C" not null,
  primary key (buyer_id, currency),
  constraint points_wallet_balances check (available >= 0 and held >= 0 and owed <= 0)
) with (fillfactor = 80);

-- What went from one account to another, append-only: the two entries of a double-entry ledger.
create table points_transfer (
  wallet_id bigint not null,
  id bigint generated always as identity,
  number bigint not null,
  points bigint not null constraint points_transfer_points check (points > 0),
  order_id bigint,
  at timestamptz not null default now(),
  -- AVAILABLE, HELD, OWED, ISSUED, REDEEMED, ADJUSTED
  from_account "char" not null
    constraint points_transfer_from check (from_account in ('A', 'H', 'O', 'I', 'R', 'J')),
  to_account "char" not null
    constraint points_transfer_to check (to_account in ('A', 'H', 'O', 'I', 'R', 'J')),
  key text collate "C" not null,
  reason text,
  primary key (wallet_id, id),
  constraint points_transfer_number unique (wallet_id, number),
  constraint points_transfer_key unique (wallet_id, key, from_account, to_account),
  constraint points_transfer_accounts check (from_account <> to_account)
);

create view points_entry as
  select wallet_id, number, to_account as account, points from points_transfer
  union all
  select wallet_id, number, from_account, -points from points_transfer;

-- What an order has earned, once.
create table points_earned (
  order_id bigint primary key,
  wallet_id bigint not null,
  earned bigint not null,
  base bigint not null,
  taken_back bigint not null,
  constraint points_earned_points check (
    earned >= 1 and base >= 1 and taken_back >= 0 and taken_back <= earned)
) with (fillfactor = 90);
