package dev.holdfast.store.audit;

/// What must be true of an order's lines and shipments, and of the statuses that follow from them.
final class LineInvariants {
  /// The counters of a line fit into each other.
  static final Invariant COUNTERS =
      new Invariant(
          "line-counters",
          """
          select order_id::text, format('line %s of %s: cancelled %s, shipped %s, delivered %s,'
            || ' returned %s, refunded %s', line, quantity, cancelled, shipped, delivered, returned,
            refunded)
          from order_line
          where quantity < 1 or least(cancelled, shipped, delivered, returned, refunded) < 0
            or shipped + cancelled > quantity or delivered > shipped or returned > delivered
            or refunded > shipped
          """);

  /// A tracked line of a live order holds exactly what is still to be sent, what left its cells is
  /// what was shipped and has not come back, and an untracked line has no cells.
  static final Invariant ALLOCATIONS =
      new Invariant(
          "line-allocations",
          """
          select l.order_id::text, format('line %s of %s, cancelled %s, shipped %s, returned %s:'
              || ' held %s, away %s', l.line, l.quantity, l.cancelled, l.shipped, l.returned,
              a.held, a.away)
          from order_line l
            join orders o on o.id = l.order_id
            cross join lateral (
              select coalesce(l.held, 0) + coalesce((select sum(h) from unnest(l.more_held) h), 0)
                  as held,
                coalesce(l.away, 0) + coalesce((select sum(w) from unnest(l.more_away) w), 0)
                  as away) as a
          where case when l.tracked
            then a.away <> l.shipped - l.returned or o.status in ('P', 'C')
              and a.held <> l.quantity - l.shipped - l.cancelled
            else l.cell is not null end
          """);

  /// What a line counts as shipped and delivered is what its order's shipments carry.
  static final Invariant SHIPMENTS =
      new Invariant(
          "line-shipments",
          """
          select coalesce(l.order_id, s.order_id)::text,
            format('line %s: shipped %s, delivered %s; its shipments carry %s, delivered %s',
              coalesce(l.line, s.line), l.shipped, l.delivered, coalesce(s.shipped, 0),
              coalesce(s.delivered, 0))
          from (select * from order_line where shipped > 0) l full join (
            select p.order_id, c.line, sum(c.quantity) as shipped,
              sum(case when p.delivered_at is null then 0 else c.quantity end) as delivered
            from shipment p, unnest(p.lines, p.quantities) as c (line, quantity)
            group by p.order_id, c.line) as s on s.order_id = l.order_id and s.line = l.line
          where l.shipped is distinct from s.shipped or l.delivered is distinct from s.delivered
          """);

  /// The fulfilment status is what the lines' counters say, what is completed is delivered, and
  /// what is cancelled is cancelled wholly.
  static final Invariant FULFILMENT =
      new Invariant(
          "fulfilment-status",
          """
          select o.id::text, format('status %s, fulfilment %s; its lines say %s', o.status,
            o.fulfilment_status, f.fulfilment)
          from orders o join (
            select order_id, bool_and(delivered + cancelled = quantity) as delivered,
              bool_and(cancelled = quantity) as cancelled,
              case when not bool_or(shipped > 0) then 'U'
                when not bool_and(shipped + cancelled = quantity) then 'P'
                when not bool_and(delivered + cancelled = quantity) then 'S'
                else 'D' end::"char" as fulfilment
            from order_line group by order_id) as f on f.order_id = o.id
          where o.fulfilment_status <> f.fulfilment or o.status = 'D' and not f.delivered
            or o.status = 'X' and not f.cancelled
          """);

  private LineInvariants() {}
}
