package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.TEXT;
import static dev.holdfast.store.Column.Type.TIMESTAMPTZ;

import dev.holdfast.order.LineQuantity;
import dev.holdfast.order.Shipment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Rows of `shipment`, with its lines as two arrays.
final class ShipmentRows extends PartRows<Shipment> {
  private static final String SELECT =
      """
      select order_id, id, lines, quantities, carrier, tracking, created_at, delivered_at
      from shipment where order_id = any (?) order by order_id, created_at, id\
      """;
  private static final String INSERT =
      """
      insert into shipment (order_id, id, lines, quantities, carrier, tracking, created_at,
        delivered_at)
      select order_id, id, lines::integer[], quantities::bigint[], carrier, tracking, created_at,
        delivered_at
      from unnest(?, ?, ?, ?, ?, ?, ?, ?) as n (order_id, id, lines, quantities, carrier, tracking,
        created_at, delivered_at)\
      """;
  private static final String UPDATE =
      """
      update shipment set carrier = n.carrier, tracking = n.tracking, delivered_at = n.delivered_at
      from unnest(?, ?, ?, ?) as n (id, carrier, tracking, delivered_at)
      where shipment.id = n.id\
      """;

  ShipmentRows() {
    super(SELECT, INSERT, UPDATE);
  }

  @Override
  Rows newRows() {
    return new Rows(INT8, INT8, TEXT, TEXT, TEXT, TEXT, TIMESTAMPTZ, TIMESTAMPTZ);
  }

  @Override
  Rows changedRows() {
    return new Rows(INT8, TEXT, TEXT, TIMESTAMPTZ);
  }

  @Override
  void add(long order, Shipment shipment, Rows rows) {
    rows.with(order).with(shipment.id());
    rows.with(array(shipment, LineQuantity::line)).with(array(shipment, LineQuantity::quantity));
    rows.with(shipment.carrier()).with(shipment.tracking()).with(shipment.createdAt());
    rows.with(shipment.deliveredAt());
  }

  @Override
  void change(long order, Shipment shipment, Rows rows) {
    rows.with(shipment.id()).with(shipment.carrier()).with(shipment.tracking());
    rows.with(shipment.deliveredAt());
  }

  private static String array(Shipment shipment, Function<LineQuantity, Number> value) {
    return shipment.lines().stream()
        .map(line -> value.apply(line).toString())
        .collect(Collectors.joining(",", "{", "}"));
  }

  @Override
  Shipment part(ResultSet row) throws SQLException {
    return new Shipment(
        row.getLong(2),
        lines(row),
        row.getString(5),
        row.getString(6),
        Times.instant(row, 7),
        Times.instantOrNull(row, 8));
  }

  private static List<LineQuantity> lines(ResultSet row) throws SQLException {
    var numbers = (Integer[]) row.getArray(3).getArray();
    var quantities = (Long[]) row.getArray(4).getArray();
    var lines = new ArrayList<LineQuantity>(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      lines.add(new LineQuantity(numbers[i], quantities[i]));
    }
    return List.copyOf(lines);
  }
}
