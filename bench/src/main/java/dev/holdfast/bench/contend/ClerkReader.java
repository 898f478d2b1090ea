package dev.holdfast.bench.contend;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.OpenPayment;
import dev.holdfast.order.Order;
import dev.holdfast.order.OrderLine;
import dev.holdfast.order.OrderTables;
import dev.holdfast.order.PlaceOrder;
import dev.holdfast.order.RecordPayment;
import dev.holdfast.order.ShipOrder;
import dev.holdfast.stock.Quantities;
import dev.holdfast.stock.Sku;
import dev.holdfast.stock.Stock;
import dev.holdfast.stock.StockCell;
import dev.holdfast.stock.StockTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads what a command needs: SKUs and stock as committed, an order and its parts under its row's
/// lock.
record ClerkReader(Connection connection, Workspace workspace) {
  private static final String SKUS =
      """
      select k.id, k.code, k.title, k.unit_price, k.currency, k.tracked, k.version, s.id,
        s.location, s.on_hand, s.reserved, s.committed, s.unavailable, s.version
      from sku k join stock s on s.sku = k.code where k.code = any (?)\
      """;
  private static final String ORDER_OF = "select order_id from payment where id = ?";
  private static final List<String> ORDER =
      List.of(
          "select * from orders where id = ? for update",
          "select * from order_line where order_id = ? order by line",
          "select * from payment where order_id = ?",
          "select * from refund where order_id = ?",
          "select * from shipment where order_id = ?");

  /// @param last the client's last order
  void load(Command command, @Nullable Order last) throws SQLException {
    switch (command) {
      case PlaceOrder place -> skus(place.lines().stream().map(PlaceOrder.Line::sku).toList());
      case OpenPayment open -> order(open.orderId(), last);
      case ShipOrder ship -> orderWithStock(ship.orderId(), last);
      case RecordPayment record -> {
        long id = number(ORDER_OF, record.paymentId());
        workspace.load(OrderTables.PAYMENT_ORDER, record.paymentId(), id, false);
        orderWithStock(id, last);
      }
      default -> throw new IllegalArgumentException("no clerk does " + command);
    }
  }

  private Order order(long id, @Nullable Order last) throws SQLException {
    long version = 0;
    for (var statement : ORDER) version = Math.max(version, read(statement, id));
    if (last == null || last.id() != id || last.version() != version) {
      throw new IllegalStateException("order " + id + " at version " + version + " is not " + last);
    }
    workspace.load(OrderTables.ORDER, id, last, true);
    return last;
  }

  /// Fetches the rows.
  ///
  /// @return the version, where there is one
  private long read(String statement, long id) throws SQLException {
    try (var query = connection.prepareStatement(statement)) {
      query.setLong(1, id);
      var rows = query.executeQuery();
      boolean versioned = statement.contains("for update");
      long version = 0;
      while (rows.next()) if (versioned) version = rows.getLong("version");
      return version;
    }
  }

  private void orderWithStock(long id, @Nullable Order last) throws SQLException {
    skus(order(id, last).lines().stream().map(OrderLine::sku).toList());
  }

  private void skus(Collection<String> codes) throws SQLException {
    try (var query = connection.prepareStatement(SKUS)) {
      query.setArray(1, connection.createArrayOf("text", new TreeSet<>(codes).toArray()));
      var rows = query.executeQuery();
      while (rows.next()) load(rows);
    }
  }

  private void load(ResultSet row) throws SQLException {
    var code = Objects.requireNonNull(row.getString(2));
    var sku =
        new Sku(
            row.getLong(1),
            code,
            row.getString(3),
            row.getLong(4),
            row.getString(5),
            row.getBoolean(6),
            row.getLong(7));
    var quantities =
        new Quantities(row.getLong(10), row.getLong(11), row.getLong(12), row.getLong(13));
    var cell =
        new StockCell(row.getLong(8), code, row.getString(9), 0, quantities, row.getLong(14));
    workspace.load(StockTables.SKU, code, sku, false);
    workspace.load(StockTables.STOCK, code, new Stock(code, List.of(cell)), true);
  }

  private long number(String statement, long id) throws SQLException {
    try (var query = connection.prepareStatement(statement)) {
      query.setLong(1, id);
      var rows = query.executeQuery();
      if (!rows.next()) throw new IllegalStateException(statement + ": none for " + id);
      return rows.getLong(1);
    }
  }
}
