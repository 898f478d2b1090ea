package dev.holdfast.store.audit;

/// All that can be told of an order while its rows pass by once: its lines, payments, refunds,
/// shipments and coupons beside it, each in the order of the orders' ids.
final class OrderPass {
  /// What the lines of an order say together is a bit that one of them sets: 1 shipped, 2 to be
  /// sent, 4 to be delivered, 8 not cancelled, 16 miscounted, 32 another quantity left its cells
  /// than was shipped, 64 another is held than is to be sent, 128 something is held.
  private static final String LINES =
      """
      select order_id, count(*) as lines, min(line) as lowest, max(line) as highest,
        sum(quantity * unit_price)::bigint as value, sum(tax)::bigint as tax,
        sum(discount) filter (where discount <> 0) as discount,
        bit_or(case when shipped > 0 then 1 else 0 end
          | case when shipped + cancelled <> quantity then 2 else 0 end
          | case when delivered + cancelled <> quantity then 4 else 0 end
          | case when cancelled <> quantity then 8 else 0 end
          | case when quantity < 1 or least(cancelled, shipped, delivered, returned, refunded) < 0
              or shipped + cancelled > quantity or delivered > shipped or returned > delivered
              or refunded > shipped then 16 else 0 end
          | case when case when not tracked then cell is not null
                when more_away is null then coalesce(away, 0) <> shipped - returned
                else coalesce(away, 0) + (select sum(w) from unnest(more_away) w)
                  is distinct from shipped - returned end then 32 else 0 end
          | case when case when not tracked then false
                when more_held is null then coalesce(held, 0) <> quantity - shipped - cancelled
                else coalesce(held, 0) + (select sum(h) from unnest(more_held) h)
                  is distinct from quantity - shipped - cancelled end then 64 else 0 end
          | case when held > 0 or 0 < any (more_held) then 128 else 0 end) as bits
      from order_line group by order_id\
      """;

  private static final String ROWS =
      """
      from orders o
        left join (%s) as l on l.order_id = o.id
        left join (
          select order_id, count(*) as payments, sum(captured)::bigint as captured
          from payment group by order_id) as p on p.order_id = o.id
        left join (
          select order_id, count(*) as refunds, sum(amount) filter (where state <> 'F') as kept,
            sum(amount) filter (where state = 'S') as back
          from refund group by order_id) as r on r.order_id = o.id
        left join (
          select order_id, count(*) as shipments from shipment group by order_id) as s
          on s.order_id = o.id
        left join (
          select order_id, count(*) as coupons, sum(discount) as discount
          from order_coupon where discount <> 0 group by order_id) as c on c.order_id = o.id\
      """
          .formatted(LINES);

  /// Parts of orders that there are but that did not pass by.
  private static final String ASTRAY =
      """
      (select parts from there) - coalesce(sum(l.lines), 0) - coalesce(sum(p.payments), 0)
          - coalesce(sum(r.refunds), 0) - coalesce(sum(s.shipments), 0)\
      """;

  /// Points are looked at when there are any, for their transfers are to be summed up too.
  private static final String COLUMNS =
      """
      count(*), count(*) filter (where o.total <> l.value - o.discount + o.shipping + o.tax
        or o.tax <> l.tax),
      count(*), count(*) filter (where o.captured <> coalesce(p.captured, 0)),
      count(*), count(*) filter (where o.refunded <> coalesce(r.kept, 0)),
      count(*) filter (where o.status in ('C', 'D')),
        count(*) filter (where o.status in ('C', 'D') and o.captured - o.refunded < o.due),
      count(*), count(*) filter (
        where (o.captured - o.refunded > o.due) <> (o.hold_reasons like '%%O%%')),
      count(*), count(*) filter (
        where o.due < 0 or o.due > o.total or o.status in ('X', 'E') and o.due <> 0),
      count(*), count(*) filter (where not case
        when r.back > 0 and o.captured - r.back < o.total
          then o.payment_status = case when r.back < o.captured then 'Q' else 'R' end
        when o.status in ('C', 'D') then o.payment_status = 'F'
        when o.captured = 0 then o.payment_status = 'U'
        when o.status = 'P' then o.payment_status = 'P'
        else o.payment_status in ('P', 'F') end),
      count(*), count(*) filter (where l.lines is null or l.lines <> l.highest or l.lowest <> 1),
      coalesce(sum(l.lines), 0), count(*) filter (where bits & 16 <> 0),
      coalesce(sum(l.lines), 0),
        count(*) filter (where bits & 32 <> 0 or bits & 64 <> 0 and o.status in ('P', 'C')),
      count(*) filter (where o.status not in ('P', 'C')),
        count(*) filter (where bits & 128 <> 0 and o.status not in ('P', 'C')),
      count(*), count(*) filter (where o.fulfilment_status <> case when bits & 1 = 0 then 'U'
          when bits & 2 <> 0 then 'P' when bits & 4 <> 0 then 'S' else 'D' end::"char"
        or o.status = 'D' and bits & 4 <> 0 or o.status = 'X' and bits & 8 <> 0),
      count(*), count(*) filter (where o.discount <> coalesce(l.discount, 0)
          or o.discount <> coalesce(c.discount, 0) + case when o.points is null then 0
            else (select coalesce(sum(d), 0) from unnest(o.points_discounts) as d) end)
        + %1$s
        + (select coupons from there) - coalesce(sum(c.coupons), 0),
      count(o.points), count(o.points) + (select transfers from there),
      count(*) filter (where o.status = 'P'), count(*) filter (where o.status = 'P'
        and o.hold_reasons = '' and o.expires_at < (select now() - interval '15 minutes')),
      (select parts from there), %1$s
        + (select count(*) from refund f
          where not exists (
            select from payment p where p.id = f.payment_id and p.order_id = f.order_id))
      """
          .formatted(ASTRAY);

  private static final String THERE =
      """
      with there as (
        select (select count(*) from order_line) + (select count(*) from payment)
            + (select count(*) from refund) + (select count(*) from shipment) as parts,
          (select count(*) from order_coupon where discount <> 0) as coupons,
          (select count(order_id) from points_transfer) as transfers)
      """;

  static final Pass PASS =
      Pass.inOrder(
          THERE + "select " + COLUMNS + ROWS,
          MoneyInvariants.TOTAL,
          MoneyInvariants.CAPTURED,
          MoneyInvariants.REFUNDED,
          MoneyInvariants.COVERED,
          MoneyInvariants.EXCESS,
          MoneyInvariants.DUE,
          MoneyInvariants.STATUS,
          RecordInvariants.LINES,
          LineInvariants.COUNTERS,
          LineInvariants.ALLOCATIONS,
          StockInvariants.ENDED,
          LineInvariants.FULFILMENT,
          PromotionInvariants.DISCOUNTS,
          PointsInvariants.ORDERS,
          MoneyInvariants.OVERDUE,
          RecordInvariants.PARTS);

  private OrderPass() {}
}
