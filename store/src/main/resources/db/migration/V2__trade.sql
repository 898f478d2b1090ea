create table orders (
  id bigint primary key,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  version bigint not null,
  total bigint not null,
  discount bigint not null,
  shipping bigint not null,
  tax bigint not null,
  due bigint not null,
  captured bigint not null,
  refunded bigint not null,
  points bigint,
  -- PENDING_PAYMENT, CONFIRMED, COMPLETED, CANCELLED, EXPIRED
  status "char" not null constraint orders_status check (status in ('P', 'C', 'D', 'X', 'E')),
  -- UNPAID, PARTIALLY_PAID, PAID, PARTIALLY_REFUNDED, REFUNDED
  payment_status "char" not null
    constraint orders_payment_status check (payment_status in ('U', 'P', 'F', 'Q', 'R')),
  -- UNFULFILLED, PARTIALLY_SHIPPED, SHIPPED, DELIVERED
  fulfilment_status "char" not null
    constraint orders_fulfilment_status check (fulfilment_status in ('U', 'P', 'S', 'D')),
  -- NONE, REQUESTED, RECEIVED, CLOSED
  return_status "char" not null
    constraint orders_return_status check (return_status in ('N', 'Q', 'R', 'C')),
  -- one letter for each reason: O OVERPAID, M PAYMENT_MISMATCH, R REFUND_MISMATCH, S REFUND_STUCK
  hold_reasons text not null,
  buyer_id text collate "C" not null,
  currency text not null,
  reference text,
  note text,
  metadata text,
  -- what the points take off each line
  points_discounts bigint[],
  constraint orders_amounts check (
    total >= 0 and discount >= 0 and shipping >= 0 and tax >= 0 and due >= 0 and due <= total
    and captured >= 0 and refunded >= 0 and refunded <= captured),
  constraint orders_points check (
    (points is null) = (points_discounts is null) and points > 0 and 0 <= all (points_discounts)),
  constraint orders_version check (version >= 1)
) with (fillfactor = 80);

create index orders_of_buyer on orders (buyer_id, id);

-- The timer of unpaid orders; those that wait for a person do not expire.
create index orders_expiring on orders (expires_at) where status = 'P' and hold_reasons = '';

-- What people have to know of: small, because it holds the waiting rows alone.
create index orders_held on orders (id) where hold_reasons <> '';

-- The cell that serves the line, how many units it still holds for it and how many left it for good;
-- a line that is split over several cells has the others in the three arrays. The view
-- order_allocation lists them all.
create table order_line (
  order_id bigint not null,
  quantity bigint not null,
  unit_price bigint not null,
  discount bigint not null default 0,
  tax bigint not null,
  cancelled bigint not null,
  shipped bigint not null,
  delivered bigint not null,
  returned bigint not null,
  refunded bigint not null,
  cell bigint,
  held bigint,
  away bigint,
  line integer not null,
  tracked boolean not null,
  sku text collate "C" not null,
  title text not null,
  more_cells bigint[],
  more_held bigint[],
  more_away bigint[],
  primary key (order_id, line),
  constraint order_line_counters check (
    quantity >= 1 and cancelled >= 0 and delivered >= 0 and returned >= 0 and refunded >= 0
    and shipped >= delivered and delivered >= returned and shipped + cancelled <= quantity
    and refunded <= shipped),
  constraint order_line_discount check (discount >= 0 and discount <= unit_price * quantity),
  constraint order_line_allocation check (
    held >= 0 and away >= 0 and (cell is null) = (held is null) and (cell is null) = (away is null))
) with (fillfactor = 80);

create view order_allocation as
  select order_id, line, sku, cell, held, away from order_line where cell is not null
  union all
  select l.order_id, l.line, l.sku, m.cell, m.held, m.away
  from order_line l, unnest(l.more_cells, l.more_held, l.more_away) as m (cell, held, away)
  where l.more_cells is not null;

-- The coupons that an order was placed with, in the order in which they are counted.
create table order_coupon (
  order_id bigint not null,
  coupon_id bigint not null,
  campaign_id bigint not null,
  discount bigint not null constraint order_coupon_discount check (discount >= 0),
  position integer not null,
  primary key (order_id, position),
  constraint order_coupon_once unique (order_id, coupon_id)
);

create table shipment (
  id bigint primary key,
  order_id bigint not null,
  created_at timestamptz not null,
  delivered_at timestamptz,
  lines integer[] not null,
  quantities bigint[] not null,
  carrier text,
  tracking text,
  constraint shipment_lines check (
    cardinality(lines) >= 1 and cardinality(lines) = cardinality(quantities)
    and 1 <= all (quantities))
) with (fillfactor = 90);

create index shipment_of_order on shipment (order_id);

create table sku (
  id bigint not null constraint sku_id unique,
  unit_price bigint not null constraint sku_unit_price check (unit_price >= 0),
  version bigint not null,
  tracked boolean not null,
  code text collate "C" primary key,
  title text not null,
  currency text not null
) with (fillfactor = 90);

create table location (
  id bigint not null constraint location_id unique,
  version bigint not null,
  priority integer not null,
  code text collate "C" primary key,
  name text not null
);

insert into location (id, version, priority, code, name) values (1, 0, 0, 'MAIN', 'Main');

-- The hottest rows: updated in place (HOT), so pages keep room and are cleaned early.
create table stock (
  id bigint not null constraint stock_id unique,
  version bigint not null,
  on_hand bigint not null,
  reserved bigint not null,
  committed bigint not null,
  unavailable bigint not null,
  sku text collate "C" not null,
  location text collate "C" not null,
  primary key (sku, location),
  constraint stock_quantities check (
    on_hand >= 0 and reserved >= 0 and committed >= 0 and unavailable >= 0),
  constraint stock_available check (on_hand - reserved - committed - unavailable >= 0)
) with (
  fillfactor = 50,
  autovacuum_vacuum_scale_factor = 0.05,
  autovacuum_vacuum_threshold = 200,
  autovacuum_vacuum_cost_delay = 0);

create view order_overview as
  select id, buyer_id, currency, version, created_at, expires_at,
    case status when 'P' then 'PENDING_PAYMENT' when 'C' then 'CONFIRMED' when 'D' then 'COMPLETED'
      when 'X' then 'CANCELLED' when 'E' then 'EXPIRED' end as status,
    case payment_status when 'U' then 'UNPAID' when 'P' then 'PARTIALLY_PAID' when 'F' then 'PAID'
      when 'Q' then 'PARTIALLY_REFUNDED' when 'R' then 'REFUNDED' end as payment_status,
    case fulfilment_status when 'U' then 'UNFULFILLED' when 'P' then 'PARTIALLY_SHIPPED'
      when 'S' then 'SHIPPED' when 'D' then 'DELIVERED' end as fulfilment_status,
    case return_status when 'N' then 'NONE' when 'Q' then 'REQUESTED' when 'R' then 'RECEIVED'
      when 'C' then 'CLOSED' end as return_status,
    array_remove(array[
      case when hold_reasons like '%O%' then 'OVERPAID' end,
      case when hold_reasons like '%M%' then 'PAYMENT_MISMATCH' end,
      case when hold_reasons like '%R%' then 'REFUND_MISMATCH' end,
      case when hold_reasons like '%S%' then 'REFUND_STUCK' end], null) as hold_reasons,
    total, discount, shipping, tax, due, captured, refunded, reference, note, metadata
  from orders;
