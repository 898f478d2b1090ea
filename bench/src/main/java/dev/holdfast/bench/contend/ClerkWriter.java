package dev.holdfast.bench.contend;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Workspace.Journaled;
import dev.holdfast.order.LineQuantity;
import dev.holdfast.order.Order;
import dev.holdfast.order.OrderLine;
import dev.holdfast.order.Shipment;
import dev.holdfast.payment.Payment;
import dev.holdfast.stock.StockCell;
import dev.holdfast.stock.StockMoved;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes what a command changed, a prepared statement for each kind of row, lines and movements as
/// JDBC batches.
final class ClerkWriter {
  private final Connection connection;
  private final Codec codec;
  private final OffsetDateTime now;

  ClerkWriter(Connection connection, Codec codec, Instant now) {
    this.connection = connection;
    this.codec = codec;
    this.now = now.atOffset(ZoneOffset.UTC);
  }

  void receipt(Receipt receipt) throws SQLException {
    var id = Objects.requireNonNull(receipt.id());
    try (var insert = connection.prepareStatement(ClerkSql.RECEIPT)) {
      var fingerprint = Objects.requireNonNull(receipt.fingerprint()).hash();
      set(
          insert,
          id.digest(),
          fingerprint,
          now,
          receipt.entries(),
          id.caller(),
          id.key(),
          receipt.type(),
          receipt.body());
      insert.executeUpdate();
    }
  }

  void order(@Nullable Order before, Order after) throws SQLException {
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

  /// An entry whose version is known.
  void entry(int ordinal, Journaled journaled) throws SQLException {
    var entry = journaled.entry();
    var moved = entry.event() instanceof StockMoved m ? m : null;
    try (var insert = connection.prepareStatement(ClerkSql.ENTRY)) {
      set(
          insert,
          entry.id(),
          entry.version(),
          now,
          moved == null ? null : delta(moved.onHand()),
          moved == null ? null : delta(moved.reserved()),
          moved == null ? null : delta(moved.committed()),
          ordinal,
          moved == null ? "o" : "s",
          Codec.name(entry.event().getClass()),
          journaled.actor(),
          Objects.requireNonNull(journaled.cause()).key(),
          data(journaled));
      insert.executeUpdate();
    }
  }

  /// Moves stock under the condition that enough is left; all movements in one round trip.
  boolean move(int ordinal, List<Journaled> movements) throws SQLException {
    if (movements.isEmpty()) return true;
    try (var statement = connection.prepareStatement(ClerkSql.MOVE)) {
      for (var movement : movements) {
        var moved = (StockMoved) movement.entry().event();
        set(
            statement,
            moved.onHand(),
            moved.reserved(),
            moved.committed(),
            moved.sku(),
            moved.location(),
            moved.onHand() - moved.reserved() - moved.committed(),
            now,
            delta(moved.onHand()),
            delta(moved.reserved()),
            delta(moved.committed()),
            ordinal++,
            Codec.name(StockMoved.class),
            movement.actor(),
            Objects.requireNonNull(movement.cause()).key(),
            data(movement));
        statement.addBatch();
      }
      return Arrays.stream(statement.executeBatch()).allMatch(count -> count == 1);
    }
  }

  boolean writeBack(StockCell before, StockCell after) throws SQLException {
    var q = after.quantities();
    try (var update = connection.prepareStatement(ClerkSql.WRITE_BACK)) {
      set(
          update,
          q.onHand(),
          q.reserved(),
          q.committed(),
          after.version(),
          after.sku(),
          after.location(),
          before.version());
      return update.executeUpdate() == 1;
    }
  }

  private String data(Journaled journaled) {
    return new String(codec.encode(journaled.entry().event()), StandardCharsets.UTF_8);
  }

  private static @Nullable Long delta(long change) {
    return change == 0 ? null : (Long) change;
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static void set(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
  }

  private void update(String sql, @Nullable Object... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      set(statement, values);
      requireOne(statement.executeUpdate(), sql);
    }
  }

  private static void requireOne(int changed, Object what) {
    if (changed != 1) throw new IllegalStateException(changed + " rows changed for " + what);
  }
}
