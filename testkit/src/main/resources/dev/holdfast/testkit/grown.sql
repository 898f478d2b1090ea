-- Orders that have been there for a while, written inside the database by a handful of set-based
-- statements: everything the audit looks at is as if commands had made them. Settings: grown.orders,
-- grown.skus. The temporary table grown_buyer (n, code, shard) has the buyers.

-- A fill after another one has codes, ids and commands of its own.
create temporary table grown on commit drop as
select current_setting('grown.orders')::bigint as orders, current_setting('grown.skus')::bigint as skus,
  'grown' || fill as name, (63 - fill) << 10 as node, now() - interval '20 days' as since,
  (interval '20 days' - interval '4 hours') / current_setting('grown.orders')::bigint as step,
  (select base + pg_snapshot_xmax(pg_current_snapshot())::text::bigint from journal_epoch) as position
from (select count(*)::int as fill from sku where code ~ '^grown[0-9]+-1$') as f;

create function pg_temp.id_at(at timestamptz, sequence bigint, node bigint, shard bigint)
returns bigint language sql immutable as $$
  select (extract(epoch from at - timestamptz '2026-01-01 00:00Z') * 1000)::bigint << 23
    | sequence << 16 | node | shard
$$;

create function pg_temp.iso(at timestamptz) returns text language sql stable as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

-- The newest fifth is in flight; the others are over.
-- P waits for its payment, C is paid, S is sent in part, D completed, E expired, X cancelled.
create temporary table grown_order on commit drop as
select o.n, kind, at, b.code as buyer, sku_no, g.name || '-' || sku_no as sku, quantity, price, extra,
  case kind when 'D' then quantity when 'S' then 1 else 0 end as sent,
  quantity * price + case when extra then 300 else 0 end + 300 as total,
  pg_temp.id_at(at, 0, g.node, b.shard) as id, pg_temp.id_at(at, 1, g.node, b.shard) as payment,
  pg_temp.id_at(at, 2, g.node, b.shard) as shipment,
  pg_temp.id_at(g.since - sku_no * interval '1 ms', 1, g.node, 0) as cell
from grown g, generate_series(1, g.orders) as o (n),
  lateral (
    select case when o.n * 5 > g.orders * 4 then (array['P', 'P', 'C', 'S'])[1 + o.n % 4]
        else (array['D', 'E', 'X', 'D', 'E', 'X', 'E', 'X'])[1 + o.n % 8] end as kind,
      g.since + o.n * g.step as at, 1 + o.n % g.skus as sku_no, 1 + o.n % 3 as quantity,
      100 + o.n % g.skus % 900 as price, o.n % 5 = 0 as extra, 1 + o.n * 7919 % 10000 as buyer_no) as d
  join grown_buyer b on b.n = d.buyer_no;

-- What happens to the orders of each kind: after how long, by which command, to which effect. How
-- often a movement takes the line's quantity from or to each quantity of its cell.
create temporary table grown_step on commit drop as
select kind, s.version, s.after, s.event, s.command, s.outcome, s.movement, s.on_hand, s.reserved,
  s.committed
from (values
  ('PCSDEX', 1, interval '0', 'order-placed', 'place', 'order-placed', 'RESERVE', 0, 1, 0),
  ('PCSD', 2, '2 min', 'payment-opened', 'open', 'payment-opened', null, 0, 0, 0),
  ('CSD', 3, '5 min', 'payment-recorded', 'pay', 'payment-recorded', 'COMMIT', 0, -1, 1),
  ('SD', 4, '1 hour', 'order-shipped', 'ship', 'shipment-created', 'SHIP', -1, 0, -1),
  ('D', 5, '2 hours', 'shipment-delivered', 'deliver', 'shipment-delivered', null, 0, 0, 0),
  ('E', 2, '15 min', 'order-expired', null, null, 'EXPIRE', 0, -1, 0),
  ('X', 2, '10 min', 'order-cancelled', 'cancel', 'order-cancelled', 'RELEASE', 0, -1, 0)
) as s (kinds, version, after, event, command, outcome, movement, on_hand, reserved, committed),
  unnest(string_to_array(s.kinds, null)) as kind;

-- Each entry of the journal in its place, with the version that it brings its aggregate to: of one
-- command the movement first, then the order's. The catalogue has the numbers 0 and below.
create temporary table grown_entry on commit drop as
select g.position + (row_number() over place - 1) / 500 as transaction,
  ((row_number() over place - 1) % 500)::int as ordinal, e.n, e.sku_no, e.at, e.step, e.moves,
  case when e.moves then row_number() over (partition by e.moves, e.sku_no order by e.at, e.n, e.step)
    else e.step end as version
from grown g, (
  select o.n, o.sku_no, o.at + s.after as at, s.version as step, moves
  from grown_order o join grown_step s on s.kind = o.kind
    join (values (true), (false)) as m (moves) on not moves or s.movement is not null
  union all
  select -n, n, g.since - n * interval '1 ms', 1, moves
  from grown g, generate_series(0, g.skus) n
    join (values (true), (false)) as m (moves) on not moves or n > 0) as e
window place as (order by e.at, e.n, e.step, e.moves desc);

analyze grown_order;
analyze grown_entry;

insert into orders (id, created_at, expires_at, version, total, discount, shipping, tax, due,
  captured, refunded, status, payment_status, fulfilment_status, return_status, hold_reasons,
  buyer_id, currency)
select id, at, at + case when kind in ('E', 'X') then interval '15 min' else interval '7 days' end,
  (select max(version) from grown_step s where s.kind = o.kind), total, 0, 300, 0,
  case when kind in ('E', 'X') then 0 else total end,
  case when kind in ('C', 'S', 'D') then total else 0 end, 0,
  case kind when 'S' then 'C' else kind end::"char",
  case when kind in ('C', 'S', 'D') then 'F' else 'U' end::"char",
  case when kind = 'D' then 'D' when kind <> 'S' then 'U' when quantity > 1 or extra then 'P'
    else 'S' end::"char",
  'N', '', buyer, 'GBP'
from grown_order o order by id;

insert into order_line (order_id, line, sku, title, tracked, quantity, unit_price, tax, cancelled,
  shipped, delivered, returned, refunded, cell, held, away)
select id, 1, sku, 'Article ' || sku_no, true, quantity, price, 0,
  case kind when 'X' then quantity else 0 end, sent, case kind when 'D' then sent else 0 end, 0, 0,
  cell, case when kind in ('P', 'C', 'S') then quantity - sent else 0 end, sent
from grown_order order by id;

insert into order_line (order_id, line, sku, title, tracked, quantity, unit_price, tax, cancelled,
  shipped, delivered, returned, refunded)
select id, 2, g.name || '-wrap', 'Gift wrap', false, 1, 300, 0, case kind when 'X' then 1 else 0 end,
  case kind when 'D' then 1 else 0 end, case kind when 'D' then 1 else 0 end, 0, 0
from grown g, grown_order where extra order by id;

insert into payment (id, order_id, amount, captured, created_at, settled_at, state, provider,
  reference)
select payment, id, total, case kind when 'P' then 0 else total end, at + interval '2 min',
  case kind when 'P' then null else at + interval '5 min' end,
  case kind when 'P' then 'N' else 'S' end::"char", 'offline',
  case kind when 'P' then null else 'bank ' || payment end
from grown_order where kind not in ('E', 'X') order by id;

insert into shipment (id, order_id, created_at, delivered_at, lines, quantities, carrier)
select shipment, id, at + interval '1 hour',
  case kind when 'D' then at + interval '2 hours' end,
  case when kind = 'D' and extra then array[1, 2] else array[1] end,
  case when kind = 'D' and extra then array[sent, 1] else array[sent] end, 'Post'
from grown_order where kind in ('S', 'D') order by id;

-- Number 0 is not stocked.
insert into sku (id, unit_price, version, tracked, code, title, currency)
select pg_temp.id_at(since - n * interval '1 ms', 0, node, 0), case n when 0 then 300
  else 100 + (n - 1) % 900 end, 1, n > 0, name || '-' || n,
  case n when 0 then 'Gift wrap' else 'Article ' || n end, 'GBP'
from grown, generate_series(0, skus) n;

-- Each article received what was ever promised of it, and a thousand more.
create temporary table grown_cell on commit drop as
select s.n as sku_no, g.name || '-' || s.n as sku,
  pg_temp.id_at(g.since - s.n * interval '1 ms', 1, g.node, 0) as id,
  1000 + coalesce(o.ordered, 0) as received, coalesce(o.sent, 0) as sent,
  coalesce(o.reserved, 0) as reserved, coalesce(o.committed, 0) as committed, e.version
from grown g, generate_series(1, g.skus) as s (n)
  left join (
    select sku_no, sum(quantity) as ordered, sum(sent) as sent,
      sum(quantity) filter (where kind = 'P') as reserved,
      sum(quantity - sent) filter (where kind in ('C', 'S')) as committed
    from grown_order group by sku_no) as o on o.sku_no = s.n
  join (
    select sku_no, max(version) as version from grown_entry where moves group by sku_no) as e
    on e.sku_no = s.n;

insert into stock (id, version, on_hand, reserved, committed, unavailable, sku, location)
select id, version, received - sent, reserved, committed, 0, sku, 'MAIN' from grown_cell;

-- Orders and their movements.
insert into journal (transaction, ordinal, aggregate, aggregate_id, version, at, type, actor,
  command, data, d_on_hand, d_reserved, d_committed)
select e.transaction, e.ordinal, case when moves then 's' else 'o' end::"char",
  case when moves then o.cell else o.id end, e.version, e.at,
  case when moves then 'stock-moved' else s.event end,
  case when s.command is null then 'system:expiry' else 'key:grown' end,
  g.name || '-' || s.command || '-' || e.n,
  case when moves then format('{"movement":"%s","sku":"%s","location":"MAIN","onHand":%s,'
        || '"reserved":%s,"committed":%s,"unavailable":0,"order":%s,"line":1}', s.movement, o.sku,
        s.on_hand * u.units, s.reserved * u.units, s.committed * u.units, o.id)
    else case s.version
      when 1 then format('{"status":"PENDING_PAYMENT","buyerId":"%s","currency":"GBP","total":%s,'
        || '"expiresAt":"%s","lines":[{"line":1,"sku":"%s","quantity":%s,"unitPrice":%s,"tax":0}%s]}',
        o.buyer, o.total, pg_temp.iso(o.at + interval '15 min'), o.sku, o.quantity, o.price,
        case when extra then format(',{"line":2,"sku":"%s-0","quantity":1,"unitPrice":300,"tax":0}',
          g.name) else '' end)
      when 2 then case o.kind
        when 'E' then format('{"status":"EXPIRED","deadline":"%s"}', pg_temp.iso(e.at))
        when 'X' then format('{"status":"CANCELLED","reason":"changed","lines":[{"line":1,'
          || '"quantity":%s}%s],"due":0,"refunds":[]}', o.quantity,
          case when extra then ',{"line":2,"quantity":1}' else '' end)
        else format('{"status":"PENDING_PAYMENT","payment":"%s","provider":"offline","amount":%s,'
          || '"expiresAt":"%s"}', o.payment, o.total, pg_temp.iso(o.at + interval '7 days')) end
      when 3 then format('{"status":"CONFIRMED","payment":"%s","state":"SUCCEEDED",'
        || '"source":"OPERATOR","amount":%2$s,"currency":"GBP","reference":"bank %1$s","due":%2$s,'
        || '"captured":%2$s,"holdReasons":[],"closed":[],"refunds":[]}', o.payment, o.total)
      when 4 then format('{"status":"CONFIRMED","shipment":"%s","lines":[{"line":1,"quantity":%s}%s],'
        || '"carrier":"Post"}', o.shipment, o.sent,
        case when extra and o.kind = 'D' then ',{"line":2,"quantity":1}' else '' end)
      else format('{"status":"COMPLETED","shipment":"%s"}', o.shipment) end end,
  case when moves then nullif(s.on_hand * u.units, 0) end,
  case when moves then nullif(s.reserved * u.units, 0) end,
  case when moves then nullif(s.committed * u.units, 0) end
from grown g, grown_entry e join grown_order o on o.n = e.n
  join grown_step s on s.kind = o.kind and s.version = e.step,
  lateral (select case s.event when 'order-shipped' then o.sent else o.quantity end) as u (units)
order by e.transaction, e.ordinal;

-- The catalogue and its deliveries.
insert into journal (transaction, ordinal, aggregate, aggregate_id, version, at, type, actor,
  command, data, d_on_hand)
select e.transaction, e.ordinal, case when moves then 's' else 'k' end::"char",
  case when moves then c.id else k.id end, 1, e.at,
  case when moves then 'stock-moved' else 'sku-added' end, 'key:grown',
  g.name || case when moves then '-receive-' else '-add-' end || e.sku_no,
  case when moves then format('{"movement":"RECEIPT","sku":"%s","location":"MAIN","onHand":%s,'
      || '"reserved":0,"committed":0,"unavailable":0,"reason":"opening"}', c.sku, c.received)
    else format('{"sku":"%s","title":"%s","unitPrice":%s,"currency":"GBP","tracked":%s}', k.code,
      k.title, k.unit_price, k.tracked) end,
  case when moves then c.received end
from grown g, grown_entry e left join grown_cell c on c.sku_no = e.sku_no
  join sku k on k.code = (select name from grown) || '-' || e.sku_no
where e.n <= 0
order by e.transaction, e.ordinal;

-- One for each command: of two entries of one command the last is the order's.
insert into receipt (id, fingerprint, at, entries, refused, caller, key, type, body)
select encode(substring(sha256('grown'::bytea || '\x00'::bytea || convert_to(key, 'UTF8')) for 16),
    'hex')::uuid, md5(key)::uuid, at, entries, false, 'grown', key, outcome,
  convert_to(body, 'UTF8')
from (
  select g.name || '-' || s.command || '-' || o.n as key, o.at + s.after as at,
    case when s.movement is null then 1 else 2 end as entries, s.outcome,
    case s.command
      when 'open' then format('{"id":"%1$s","orderId":"%2$s","provider":"offline",'
        || '"status":"CREATED","amount":%3$s,"captured":0,"currency":"GBP","providerParams":'
        || '{"paymentReference":"%1$s"},"createdAt":"%4$s"}', o.payment, o.id, o.total,
        pg_temp.iso(o.at + s.after))
      when 'pay' then format('{"id":"%1$s","orderId":"%2$s","provider":"offline",'
        || '"status":"SUCCEEDED","amount":%3$s,"captured":%3$s,"currency":"GBP","reference":'
        || '"bank %1$s","providerParams":{"paymentReference":"%1$s"},"createdAt":"%4$s",'
        || '"settledAt":"%4$s"}', o.payment, o.id, o.total, pg_temp.iso(o.at + s.after))
      when 'ship' then format('{"id":"%s","orderId":"%s","lines":[{"line":1,"quantity":%s}],'
        || '"carrier":"Post","createdAt":"%s"}', o.shipment, o.id, o.sent,
        pg_temp.iso(o.at + s.after))
      when 'deliver' then format('{"id":"%s","orderId":"%s","lines":[{"line":1,"quantity":%s}],'
        || '"carrier":"Post","createdAt":"%4$s","deliveredAt":"%4$s"}', o.shipment, o.id, o.sent,
        pg_temp.iso(o.at + s.after))
      else format('{"id":"%1$s","buyerId":"%2$s","status":"%3$s","paymentStatus":"UNPAID",'
        || '"fulfilmentStatus":"UNFULFILLED","returnStatus":"NONE","holdReasons":[],'
        || '"currency":"GBP","total":%4$s,"discount":0,"shipping":300,"tax":0,"due":%5$s,'
        || '"captured":0,"refunded":0,"lines":[{"line":1,"sku":"%6$s","title":"Article %7$s",'
        || '"quantity":%8$s,"unitPrice":%9$s,"tax":0,"cancelled":%10$s,"shipped":0,"delivered":0,'
        || '"returned":0,"refunded":0}],"payments":[],"refunds":[],"shipments":[],'
        || '"allowedActions":[%11$s],"metadata":{},"createdAt":"%12$s","expiresAt":"%13$s",'
        || '"version":%14$s}', o.id, o.buyer,
        case s.command when 'place' then 'PENDING_PAYMENT' else 'CANCELLED' end, o.total,
        case s.command when 'place' then o.total else 0 end, o.sku, o.sku_no, o.quantity, o.price,
        case s.command when 'place' then 0 else o.quantity end,
        case s.command when 'place' then '"OPEN_PAYMENT","CANCEL"' else '' end,
        pg_temp.iso(o.at), pg_temp.iso(o.at + interval '15 min'), s.version) end as body
  from grown g, grown_order o join grown_step s on s.kind = o.kind
  where s.command is not null
  union all
  select g.name || '-add-' || n, g.since - n * interval '1 ms', 1, 'sku-created', '{}'
  from grown g, generate_series(0, g.skus) n
  union all
  select g.name || '-receive-' || n, g.since - n * interval '1 ms', 1, 'stock-received', '{}'
  from grown g, generate_series(1, g.skus) n) as r
order by at;

-- What comes later goes behind it.
update journal_epoch set base = base + 1
  + (select max(transaction) from grown_entry) - (select position from grown);
