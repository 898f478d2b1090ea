package dev.holdfast.bench.contend;

import java.sql.Connection;
import java.sql.SQLException;

/// How many rows the tables have, or how many were added.
public record RowCounts(
    long receipts, long orders, long lines, long payments, long shipments, long entries) {
  private static final String COUNT =
      """
      select (select count(*) from receipt), (select count(*) from orders),
        (select count(*) from order_line), (select count(*) from payment),
        (select count(*) from shipment), (select count(*) from journal)\
      """;

  public static RowCounts in(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(COUNT)) {
      rows.next();
      return new RowCounts(
          rows.getLong(1),
          rows.getLong(2),
          rows.getLong(3),
          rows.getLong(4),
          rows.getLong(5),
          rows.getLong(6));
    }
  }

  public RowCounts plus(RowCounts more) {
    return new RowCounts(
        receipts + more.receipts,
        orders + more.orders,
        lines + more.lines,
        payments + more.payments,
        shipments + more.shipments,
        entries + more.entries);
  }
}
