package dev.holdfast.bench.contend;

import static dev.holdfast.bench.contend.Statements.set;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Workspace.Journaled;
import dev.holdfast.stock.StockCell;
import dev.holdfast.stock.StockMoved;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes receipts, journal entries and stock, a prepared statement for each kind of row, movements
/// as JDBC batches.
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
}
