package dev.holdfast.bench.contend;

import static dev.holdfast.bench.contend.Statements.requireOne;
import static dev.holdfast.bench.contend.Statements.set;

import dev.holdfast.order.LineQuantity;
import dev.holdfast.order.Order;
import dev.holdfast.order.OrderLine;
import dev.holdfast.order.Shipment;
import dev.holdfast.payment.Payment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Writes an order with its parts, a prepared statement for each kind of row, lines as JDBC
/// batches.
final class ClerkOrderWriter {
  private final Connection connection;
  private final OffsetDateTime now;

  ClerkOrderWriter(Connection connection, Instant now) {
    this.connection = connection;
    this.now = now.atOffset(ZoneOffset.UTC);
  }

  void write(@Nullable Order before, Order after) throws SQLException {
    if (before == null) add(after);
    else change(before, after);
    lines(before, after);
    for (var payment : after.payments()) payment(before, after, payment);
    int former = before == null ? 0 : before.shipments().size();
    for (var shipment : after.shipments().subList(former, after.shipments().size())) {
      shipment(after, shipment);
    }
  }

  private void add(Order order) throws SQLException {
    var amounts = order.amounts();
    try (var insert = connection.prepareStatement(ClerkSql.ORDER)) {
      set(
          insert,
          order.id(),
          order.buyerId(),
          order.currency(),
          amounts.total(),
          amounts.discount(),
          amounts.shipping(),
          amounts.tax(),
          now,
          Letters.of(order.status()),
          Letters.of(order.paymentStatus()),
          Letters.of(order.fulfilmentStatus()),
          amounts.due(),
          time(order.expiresAt()));
      insert.executeUpdate();
    }
  }

  private void change(Order before, Order order) throws SQLException {
    try (var update = connection.prepareStatement(ClerkSql.ORDER_UPDATE)) {
      set(
          update,
          Letters.of(order.status()),
          Letters.of(order.paymentStatus()),
          Letters.of(order.fulfilmentStatus()),
          order.amounts().due(),
          order.amounts().captured(),
          order.version(),
          order.id(),
          before.version());
      requireOne(update.executeUpdate(), order);
    }
  }

  @SuppressWarnings("ReferenceEquality") // unchanged lines keep their identity
  private void lines(@Nullable Order before, Order order) throws SQLException {
    if (before != null && before.lines() == order.lines()) return;
    var sql = before == null ? ClerkSql.LINE : ClerkSql.LINE_UPDATE;
    try (var statement = connection.prepareStatement(sql)) {
      for (var line : order.lines()) {
        if (before == null) newLine(statement, order, line);
        else if (before.lines().get(line.number() - 1) == line) continue;
        else changedLine(statement, order, line);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void newLine(PreparedStatement insert, Order order, OrderLine line)
      throws SQLException {
    var allocation = line.allocations().getFirst();
    set(
        insert,
        order.id(),
        line.number(),
        line.sku(),
        line.title(),
        line.quantity(),
        line.unitPrice(),
        line.tax(),
        allocation.cell(),
        allocation.held());
  }

  private static void changedLine(PreparedStatement update, Order order, OrderLine line)
      throws SQLException {
    var allocation = line.allocations().getFirst();
    set(update, line.shipped(), allocation.held(), allocation.away(), order.id(), line.number());
  }

  private void payment(@Nullable Order before, Order order, Payment payment) throws SQLException {
    var state = Letters.of(payment.state());
    if (before == null || before.payments().isEmpty()) {
      update(
          ClerkSql.PAYMENT,
          payment.id(),
          order.id(),
          payment.amount(),
          now,
          state,
          payment.provider());
    } else if (!before.payments().equals(order.payments())) {
      update(
          ClerkSql.PAYMENT_UPDATE,
          state,
          payment.captured(),
          payment.reference(),
          now,
          payment.id());
    }
  }

  private void shipment(Order order, Shipment shipment) throws SQLException {
    var lines = shipment.lines();
    try (var insert = connection.prepareStatement(ClerkSql.SHIPMENT)) {
      set(
          insert,
          shipment.id(),
          order.id(),
          now,
          connection.createArrayOf("int4", lines.stream().map(LineQuantity::line).toArray()),
          connection.createArrayOf("int8", lines.stream().map(LineQuantity::quantity).toArray()),
          shipment.carrier(),
          shipment.tracking());
      insert.executeUpdate();
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private void update(String sql, @Nullable Object... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      set(statement, values);
      requireOne(statement.executeUpdate(), sql);
    }
  }
}
