package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.BOOL;
import static dev.holdfast.store.Column.Type.INT4;
import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.INT8_ARRAY;
import static dev.holdfast.store.Column.Type.TEXT;

import dev.holdfast.order.OrderLine;
import dev.holdfast.stock.Allocation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Rows of `order_line`. The first allocation is two columns, the others of a split line two
/// arrays.
final class LineRows extends PartRows<OrderLine> {
  private static final String SELECT =
      """
      select order_id, line, sku, title, tracked, quantity, unit_price, tax, discount,
        cancelled, shipped, delivered, returned, refunded, cell, held, away, more_cells, more_held,
        more_away
      from order_line where order_id = any (?) order by order_id, line\
      """;
  private static final Insert INSERT =
      new Insert(
          "order_line",
          "order_id, line, sku, title, tracked, quantity, unit_price, tax, discount, cancelled,"
              + " shipped, delivered, returned, refunded, cell, held, away, more_cells, more_held, more_away",
          INT8,
          INT4,
          TEXT,
          TEXT,
          BOOL,
          INT8,
          INT8,
          INT8,
          INT8,
          INT8,
          INT8,
          INT8,
          INT8,
          INT8,
          INT8,
          INT8,
          INT8,
          INT8_ARRAY,
          INT8_ARRAY,
          INT8_ARRAY);
  private static final String UPDATE =
      """
      update order_line l set cancelled = n.cancelled, shipped = n.shipped,
        delivered = n.delivered, returned = n.returned, refunded = n.refunded,
        cell = n.cell, held = n.held, away = n.away, more_cells = n.more_cells::bigint[],
        more_held = n.more_held::bigint[], more_away = n.more_away::bigint[]
      from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (order_id, line, cancelled, shipped,
        delivered, returned, refunded, cell, held, away, more_cells, more_held, more_away)
      where l.order_id = n.order_id and l.line = n.line\
      """;

  LineRows() {
    super(SELECT, INSERT.statement(), UPDATE);
  }

  @Override
  Rows newRows() {
    return INSERT.rows();
  }

  @Override
  void insert(Pipeline pipeline, Rows rows) {
    INSERT.write(pipeline, rows);
  }

  @Override
  Rows changedRows() {
    return new Rows(
        INT8,
        INT4,
        INT8,
        INT8,
        INT8,
        INT8,
        INT8,
        INT8,
        INT8,
        INT8,
        INT8_ARRAY,
        INT8_ARRAY,
        INT8_ARRAY);
  }

  @Override
  void add(long order, OrderLine line, Rows rows) {
    rows.with(order).with(line.number()).with(line.sku()).with(line.title()).with(line.tracked());
    rows.with(line.quantity()).with(line.unitPrice()).with(line.tax()).with(line.discount());
    counters(line, rows);
  }

  @Override
  void change(long order, OrderLine line, Rows rows) {
    rows.with(order).with(line.number());
    counters(line, rows);
  }

  private static void counters(OrderLine line, Rows rows) {
    rows.with(line.cancelled()).with(line.shipped()).with(line.delivered());
    rows.with(line.returned()).with(line.refunded());
    var allocations = line.allocations();
    var first = allocations.isEmpty() ? null : allocations.getFirst();
    rows.with(first == null ? null : (Long) first.cell());
    rows.with(first == null ? null : (Long) first.held());
    rows.with(first == null ? null : (Long) first.away());
    rows.with(others(allocations, Allocation::cell)).with(others(allocations, Allocation::held));
    rows.with(others(allocations, Allocation::away));
  }

  private static long @Nullable [] others(
      List<Allocation> allocations, ToLongFunction<Allocation> value) {
    if (allocations.size() < 2) return null;
    return allocations.stream().skip(1).mapToLong(value).toArray();
  }

  @Override
  OrderLine part(ResultSet row) throws SQLException {
    return new OrderLine(
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        row.getBoolean(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        row.getLong(13),
        row.getLong(14),
        allocations(row));
  }

  private static List<Allocation> allocations(ResultSet row) throws SQLException {
    long cell = row.getLong(15);
    if (row.wasNull()) return List.of();
    var first = new Allocation(cell, row.getLong(16), row.getLong(17));
    if (row.getArray(18) == null) return List.of(first);
    var cells = longs(row, 18);
    var held = longs(row, 19);
    var away = longs(row, 20);
    var allocations = new ArrayList<Allocation>(cells.length + 1);
    allocations.add(first);
    for (int i = 0; i < cells.length; i++) {
      allocations.add(new Allocation(cells[i], held[i], away[i]));
    }
    return List.copyOf(allocations);
  }

  private static Long[] longs(ResultSet row, int column) throws SQLException {
    return (Long[]) row.getArray(column).getArray();
  }
}
