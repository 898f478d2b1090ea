package dev.holdfast.store;

import dev.holdfast.kernel.Batch;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Row;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.kernel.Workspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One transaction on one connection: a round trip to begin, one for each further load, one to
/// write unless rows are so many that they are copied, one to commit. Confined to its lane's
/// thread.
final class PgBatch implements Batch {
  private static final String BEGIN =
      """
      select now(), pg_current_xact_id()::text::bigint,
        (select holder = ? and leased_until > clock_timestamp() from node where number = ?)\
      """;

  private final PgStore store;
  private final Connection connection;
  private final CopyStream stream;
  private final Map<CommandId, Receipt> receipts = new HashMap<>();
  private final Set<Row> skipped = new HashSet<>();
  private long transaction;
  private Instant now = Instant.EPOCH;
  private @Nullable CommitWitness witness;
  private @Nullable Rows journal;
  private boolean broken;

  PgBatch(PgStore store, Connection connection) {
    this.store = store;
    this.connection = connection;
    this.stream = new CopyStream(connection);
  }

  void begin(Node node, Collection<CommandId> commands, Keys keys, Workspace into) {
    var pipeline = new Pipeline();
    pipeline.query(
        BEGIN,
        row -> {
          now = Times.instant(row, 1);
          transaction = row.getLong(2);
          if (!row.getBoolean(3)) throw lost(node);
        },
        node.holder(),
        node.number());
    ReceiptRows.load(pipeline, commands, receipts);
    load(pipeline, keys, into);
  }

  private static StoreException lost(Node node) {
    return new StoreException.Unreachable("the lease of node " + node.number() + " is lost", null);
  }

  @Override
  public void load(Keys keys, Workspace into) {
    load(new Pipeline(), keys, into);
  }

  private void load(Pipeline pipeline, Keys keys, Workspace into) {
    var results = Loads.of(keys, store.tables(), pipeline);
    run(pipeline);
    results.hand(into, skipped);
  }

  @Override
  public long transaction() {
    return transaction;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Map<CommandId, Receipt> receipts() {
    return receipts;
  }

  @Override
  public Set<Row> skipped() {
    return skipped;
  }

  @Override
  public void write(Workspace workspace, List<Receipt> newReceipts) {
    write(workspace, () -> newReceipts);
  }

  /// Inserts are copied while the next ones are prepared, receipts encoded while the server takes
  /// the trade's rows; then come the updates, and last the journal.
  @Override
  public void write(Workspace workspace, Supplier<List<Receipt>> encoding) {
    writing(pipeline -> {
      write(pipeline, workspace, change -> true);
      write(pipeline, encoding.get(), workspace);
      store.journal().append(pipeline, connection, rows(workspace));
    });
  }

  /// The journal is encoded while the server takes the receipts.
  @Override
  public void writeNew(Workspace workspace, Supplier<List<Receipt>> encoding) {
    writing(pipeline -> {
      write(pipeline, workspace, change -> change.before() == null);
      write(pipeline, encoding.get(), workspace);
      journal = rows(workspace);
    });
  }

  @Override
  public void writeRest(Workspace workspace) {
    writing(pipeline -> {
      write(pipeline, workspace, change -> change.before() != null);
      var rows = Objects.requireNonNull(journal, "the first half is not written");
      store.journal().append(pipeline, connection, rows);
    });
  }

  private Rows rows(Workspace workspace) {
    return store.journal().rows(workspace.entries(), now);
  }

  private void write(Pipeline pipeline, Workspace workspace, Predicate<Workspace.Change> which) {
    workspace
        .changes()
        .forEach((table, changes) -> {
          var some = changes.stream().filter(which).toList();
          if (!some.isEmpty()) store.tables().write(pipeline, table, some);
        });
  }

  /// Receipts that are copied would overtake new rows that are not, and so break the lock order:
  /// those go first.
  private void write(Pipeline pipeline, List<Receipt> newReceipts, Workspace workspace)
      throws SQLException {
    if (newReceipts.size() >= Insert.MANY && pipeline.inserts()) pipeline.run(connection);
    ReceiptRows.insert(pipeline, newReceipts, now);
    witness = CommitWitness.of(now, newReceipts, workspace.entries());
  }

  /// Some of a batch's writes.
  @FunctionalInterface
  private interface Writes {
    void to(Pipeline pipeline) throws SQLException;
  }

  private void writing(Writes writes) {
    try {
      var pipeline = new Pipeline(stream);
      writes.to(pipeline);
      pipeline.run(connection);
    } catch (SQLException e) {
      throw seen(SqlFailure.of(e));
    } catch (StoreException e) {
      throw seen(e);
    }
  }

  @Override
  public void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      var failure = SqlFailure.ofCommit(e, transaction);
      if (failure instanceof StoreException.CommitUnknown) {
        broken = true;
        store.unanswered(transaction, witness);
      }
      throw failure;
    }
  }

  private void run(Pipeline pipeline) {
    try {
      pipeline.run(connection);
    } catch (SQLException e) {
      throw seen(SqlFailure.of(e));
    }
  }

  private RuntimeException seen(RuntimeException failure) {
    broken = failure instanceof StoreException.Unreachable;
    return failure;
  }

  /// A connection that led nowhere is not used again: its server may have become a replica.
  @Override
  public void close() {
    if (!broken && !stream.cancel()) broken = true;
    if (broken) Connections.discard(connection, store.lanes());
    else Connections.giveBack(connection);
  }
}
