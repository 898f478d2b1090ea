package dev.holdfast.store;

import dev.holdfast.kernel.Batch;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Row;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.kernel.Table;
import dev.holdfast.kernel.Workspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
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
    var loads = new ArrayList<Load>();
    keys.tried().forEach((table, rows) -> loads.add(new Load(table, rows, Locking.SKIP)));
    keys.locked().forEach((table, rows) -> loads.add(new Load(table, rows, Locking.WAIT)));
    unlocked(keys).forEach((table, rows) -> loads.add(new Load(table, rows, Locking.NONE)));
    loads.sort(Load.LOCK_ORDER);
    var results = new ArrayList<TableAdapter.Loaded<?, ?>>(loads.size());
    for (var load : loads) {
      results.add(store.tables().load(pipeline, load.table(), load.keys(), load.locking()));
    }
    run(pipeline);
    for (int i = 0; i < loads.size(); i++) hand(loads.get(i), results.get(i), into);
  }

  private void hand(Load load, TableAdapter.Loaded<?, ?> loaded, Workspace into) {
    var rows = loaded.rows();
    var held = loaded.skipped();
    for (var key : load.keys()) {
      if (held.contains(key)) skipped.add(new Row(load.table(), key));
      else into.load(load.table(), key, rows.get(key), load.locking() != Locking.NONE);
    }
  }

  /// The keys to read without those that are locked too.
  private static Map<Table<?, ?>, Collection<Comparable<?>>> unlocked(Keys keys) {
    var unlocked = new TreeMap<Table<?, ?>, Collection<Comparable<?>>>();
    keys.read()
        .forEach((table, rows) -> {
          var left = new ArrayList<Comparable<?>>(rows);
          left.removeIf(
              key -> contains(keys.locked(), table, key) || contains(keys.tried(), table, key));
          if (!left.isEmpty()) unlocked.put(table, left);
        });
    return unlocked;
  }

  private static boolean contains(
      Map<Table<?, ?>, NavigableSet<Comparable<?>>> keys, Table<?, ?> table, Comparable<?> key) {
    var rows = keys.get(table);
    return rows != null && rows.contains(key);
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
  /// the trade's rows; then come the updates, and last the journal. Receipts that are copied would
  /// overtake new rows that are not, and so break the lock order: those go first.
  @Override
  public void write(Workspace workspace, Supplier<List<Receipt>> encoding) {
    try {
      var pipeline = new Pipeline(stream);
      workspace
          .changes()
          .forEach((table, changes) -> store.tables().write(pipeline, table, changes));
      var newReceipts = encoding.get();
      if (newReceipts.size() >= Insert.MANY && pipeline.inserts()) pipeline.run(connection);
      ReceiptRows.insert(pipeline, newReceipts, now);
      store.journal().append(pipeline, connection, workspace.entries(), now);
      witness = CommitWitness.of(now, newReceipts, workspace.entries());
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

  /// Rows of one table to load in one way.
  private record Load(Table<?, ?> table, Collection<Comparable<?>> keys, Locking locking) {
    static final java.util.Comparator<Load> LOCK_ORDER =
        java.util.Comparator.<Load, Table<?, ?>>comparing(Load::table);
  }
}
