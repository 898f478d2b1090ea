package dev.holdfast.store.audit;

/// All that can be told of cells by the lines that they serve, while the lines pass by once; a
/// second time only when some of them are split over several cells.
final class StockPass {
  /// What lines hold in a cell, given the lines with their cells as l.
  private static final String SUMS =
      """
      select l.cell, count(*) filter (where s.sku is distinct from l.sku) as strange,
        sum(l.held) filter (where o.status = 'P') as reserved,
        sum(l.held) filter (where o.status = 'C') as committed, bool_or(l.split) as split
      from %s as l left join stock s on s.id = l.cell
        left join orders o on o.id = l.order_id and o.status in ('P', 'C') and l.held > 0
      where %s group by l.cell\
      """;

  private static final String FIRST =
      """
      (select order_id, sku, cell, held, more_cells is not null as split from order_line
        where cell is not null or more_cells is not null)\
      """;

  private static final String OTHER =
      """
      (select order_id, sku, m.cell, m.held, false as split
        from order_line, unnest(more_cells, more_held, more_away) as m (cell, held, away)
        where more_cells is not null)\
      """;

  private static final String SQL =
      """
      with first as (%s), other as (%s),
        cell as materialized (select * from first union all select * from other)
      select (select count(*) from order_line), (select coalesce(sum(strange), 0) from cell),
        (select count(*) from stock), (
          select count(*)
          from stock s full join (
            select cell, sum(reserved) as reserved, sum(committed) as committed
            from cell group by cell) as c on c.cell = s.id
          where coalesce(s.reserved, 0) <> coalesce(c.reserved, 0)
            or coalesce(s.committed, 0) <> coalesce(c.committed, 0))
      """
          .formatted(
              SUMS.formatted(FIRST, "l.held > 0 or l.split or s.sku is distinct from l.sku"),
              SUMS.formatted(OTHER, "(select bool_or(split) from first)"));

  static final Pass PASS = Pass.of(SQL, StockInvariants.CELLS, StockInvariants.HOLDS);

  private StockPass() {}
}
