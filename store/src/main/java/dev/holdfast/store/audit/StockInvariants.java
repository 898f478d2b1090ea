package dev.holdfast.store.audit;

/// What must be true of stock: rows of `stock`, their movements, and what lines say they hold.
final class StockInvariants {
  /// No quantity is negative, and no more is promised than there is.
  static final Invariant AVAILABLE =
      new Invariant(
          "stock-available",
          """
          select id::text, format('%s at %s: on hand %s, reserved %s, committed %s, unavailable %s',
            sku, location, on_hand, reserved, committed, unavailable)
          from stock
          where least(on_hand, reserved, committed, unavailable,
            on_hand - reserved - committed - unavailable) < 0
          """);

  /// A cell's quantities are the sums of its movements, and every movement has its cell.
  static final Invariant MOVEMENTS =
      new Invariant(
          "stock-movements",
          """
          select coalesce(s.id, m.cell)::text,
            format('%s at %s: on hand %s, reserved %s, committed %s, unavailable %s;'
              || ' movements add up to %s, %s, %s, %s', s.sku, s.location,
              s.on_hand, s.reserved, s.committed, s.unavailable,
              m.on_hand, m.reserved, m.committed, m.unavailable)
          from stock s full join (
            select aggregate_id as cell, coalesce(sum(d_on_hand), 0) as on_hand,
              coalesce(sum(d_reserved), 0) as reserved,
              coalesce(sum(d_committed), 0) as committed,
              coalesce(sum(d_unavailable), 0) as unavailable
            from journal
            where num_nonnulls(d_on_hand, d_reserved, d_committed, d_unavailable) > 0
            group by aggregate_id) as m on m.cell = s.id
          where s.id is null
            or (s.on_hand, s.reserved, s.committed, s.unavailable) is distinct from
              (coalesce(m.on_hand, 0), coalesce(m.reserved, 0), coalesce(m.committed, 0),
                coalesce(m.unavailable, 0))
          """);

  /// What is reserved in a cell is what lines of unpaid orders hold there; what is committed, what
  /// lines of confirmed orders hold.
  static final Invariant HOLDS =
      new Invariant(
          "stock-holds",
          """
          select coalesce(s.id, h.cell)::text,
            format('%s at %s: reserved %s, held by unpaid orders %s;'
              || ' committed %s, held by confirmed orders %s', s.sku, s.location,
              s.reserved, coalesce(h.reserved, 0), s.committed, coalesce(h.committed, 0))
          from stock s full join (
            select a.cell, coalesce(sum(a.held) filter (where o.status = 'P'), 0) as reserved,
              coalesce(sum(a.held) filter (where o.status = 'C'), 0) as committed
            from order_allocation a join orders o on o.id = a.order_id
            where a.held > 0 and o.status in ('P', 'C') group by a.cell) as h on h.cell = s.id
          where s.id is null or s.reserved <> coalesce(h.reserved, 0)
            or s.committed <> coalesce(h.committed, 0)
          """);

  /// An order that has ended holds nothing.
  static final Invariant ENDED =
      new Invariant(
          "ended-orders-hold-nothing",
          """
          select a.order_id::text,
            format('line %s holds %s in cell %s, the order is %s', a.line, a.held, a.cell, o.status)
          from order_allocation a join order_overview o on o.id = a.order_id
          where a.held > 0 and o.status not in ('PENDING_PAYMENT', 'CONFIRMED')
          """);

  /// A line is served by cells of its own SKU.
  static final Invariant CELLS =
      new Invariant(
          "allocation-cells",
          """
          select a.order_id::text,
            format('line %s of %s is served by cell %s of %s', a.line, a.sku, a.cell, s.sku)
          from order_allocation a left join stock s on s.id = a.cell
          where s.sku is distinct from a.sku
          """);

  private StockInvariants() {}
}
