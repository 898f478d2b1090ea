package dev.holdfast.bench.contend;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Deciders;
import dev.holdfast.kernel.Fingerprint;
import dev.holdfast.kernel.IdSequence;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Refusal;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.Order;
import dev.holdfast.order.OrderTables;
import dev.holdfast.stock.StockMoved;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Runs one client's commands, each in a transaction of its own. He keeps his last order in memory
/// and so saves building it anew from the rows that he reads and locks all the same.
final class Clerk implements Teller {
  private final DataSource pool;
  private final StockWriter stock;
  private final Codec codec;
  private final Deciders deciders;
  private final IdSequence ids;
  private final AtomicLong keys;
  private @Nullable Order last;

  Clerk(
      DataSource pool,
      StockWriter stock,
      Codec codec,
      Deciders deciders,
      IdSequence ids,
      AtomicLong keys) {
    this.pool = pool;
    this.stock = stock;
    this.codec = codec;
    this.deciders = deciders;
    this.ids = ids;
    this.keys = keys;
  }

  @Override
  public byte[] run(Command command) throws SQLException {
    var id = new CommandId("bench", "one-" + keys.incrementAndGet());
    while (true) {
      try (var connection = pool.getConnection()) {
        var receipt = attempt(command, id, connection);
        if (receipt != null) return receipt.body();
        connection.rollback();
      }
    }
  }

  /// Null when somebody else was faster and it has to be tried again.
  private @Nullable Receipt attempt(Command command, CommandId id, Connection connection)
      throws SQLException {
    var workspace = new Workspace();
    new ClerkReader(connection, workspace).load(command, last);
    workspace.begin("key:bench", id);
    var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    var outcome = deciders.decide(command, workspace, new Context(now, ids.at(now), "key:bench"));
    if (outcome instanceof Refusal) throw new IllegalStateException("not fulfilled: " + outcome);
    var receipt = receipt(command, id, workspace.entries().size(), outcome);
    if (!write(receipt, workspace, now, connection)) return null;
    connection.commit();
    return receipt;
  }

  private Receipt receipt(Command command, CommandId id, int entries, Outcome outcome) {
    return new Receipt(
        id,
        Fingerprint.of(codec.encode(command)),
        entries,
        Codec.name(outcome.getClass()),
        false,
        codec.encode(outcome));
  }

  /// The hot rows last, so that they are locked for as short as can be.
  private boolean write(Receipt receipt, Workspace workspace, Instant now, Connection connection)
      throws SQLException {
    var writer = new ClerkWriter(connection, codec, now);
    writer.receipt(receipt);
    var orders = new ClerkOrderWriter(connection, now);
    Order after = null;
    for (var changes : workspace.changes().entrySet()) {
      if (changes.getKey() != OrderTables.ORDER) continue;
      for (var change : changes.getValue()) {
        after = (Order) change.after();
        orders.write((Order) change.before(), after);
      }
    }
    int ordinal = 0;
    for (var entry : workspace.entries()) {
      if (!(entry.entry().event() instanceof StockMoved)) writer.entry(ordinal++, entry);
    }
    if (!stock.write(workspace, ordinal, writer)) return false;
    if (after != null) last = after;
    return true;
  }
}
