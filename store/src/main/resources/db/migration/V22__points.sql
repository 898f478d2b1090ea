alter table orders
  add column points bigint,
  -- what they take off each line
  add column points_discounts bigint[],
  add constraint orders_points check (
    (points is null) = (points_discounts is null) and points > 0 and 0 <= all (points_discounts));

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
