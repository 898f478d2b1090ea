package dev.holdfast.store;

import dev.holdfast.kernel.Batch;
import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Row;
import dev.holdfast.kernel.Store;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.kernel.Workspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The store on PostgreSQL 15 or newer, in READ COMMITTED with row locks. Thread-safe; each lane
/// uses two connections at most: one a batch.
public final class PgStore implements Store {
  private static final String STATUS =
      "select coalesce(pg_xact_status(?::text::xid8), ''), pg_is_in_recovery()";

  private final DataSource lanes;
  private final Supplier<Node> node;
  private final Tables tables = new Tables();
  private final JournalRows journal;
  private final Map<Long, CommitWitness> unanswered = new ConcurrentHashMap<>();

  /// @param lanes connections as [Connections] makes them: no autocommit, lock timeout set
  /// @param node whose lease each batch checks
  public PgStore(DataSource lanes, Codec codec, Supplier<Node> node) {
    this.lanes = lanes;
    this.node = node;
    this.journal = new JournalRows(codec);
  }

  DataSource lanes() {
    return lanes;
  }

  Tables tables() {
    return tables;
  }

  JournalRows journal() {
    return journal;
  }

  @Override
  public Batch begin(Collection<CommandId> commands, Keys keys, Workspace into) {
    var batch = new PgBatch(this, connect());
    try {
      batch.begin(node.get(), commands, keys, into);
      return batch;
    } catch (RuntimeException e) {
      batch.close();
      throw e;
    }
  }

  /// Remembers what proves the commit of a transaction that nobody knows the end of.
  void unanswered(long transaction, @Nullable CommitWitness witness) {
    if (witness != null) unanswered.put(transaction, witness);
  }

  /// A transaction that has ended is committed exactly when its witness can be seen; the server's
  /// word alone counts only for transactions that nobody asked to remember.
  @Override
  public CommitStatus statusOf(long transaction) {
    try (var connection = connect()) {
      var status = status(connection, transaction);
      if (status.equals("in progress")) return CommitStatus.IN_PROGRESS;
      connection.rollback();
      var witness = unanswered.get(transaction);
      boolean committed =
          witness == null ? status.equals("committed") : witness.isSeenBy(connection);
      unanswered.remove(transaction);
      return committed ? CommitStatus.COMMITTED : CommitStatus.ABORTED;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static String status(Connection connection, long transaction) throws SQLException {
    var status = new String[] {""};
    try {
      new Pipeline()
          .query(
              STATUS,
              row -> {
                if (row.getBoolean(2)) {
                  throw new StoreException.Unreachable("the database is a replica", null);
                }
                status[0] = row.getString(1);
              },
              Long.toString(transaction))
          .run(connection);
    } catch (SQLException e) {
      if (!isFutureTransaction(e)) throw e;
    }
    return status[0];
  }

  /// After a crash the number may not have been given out again yet.
  private static boolean isFutureTransaction(SQLException failure) {
    return "22023".equals(failure.getSQLState());
  }

  @Override
  public Set<Row> lockedRows(Keys keys) {
    var probes = new Keys();
    keys.locked().forEach((table, rows) -> rows.forEach(k -> probes.tryLock(new Row(table, k))));
    keys.tried().forEach((table, rows) -> rows.forEach(k -> probes.tryLock(new Row(table, k))));
    try (var batch = new PgBatch(this, connect())) {
      batch.load(probes, new Workspace());
      return new HashSet<>(batch.skipped());
    }
  }

  private Connection connect() {
    return Connections.take(lanes);
  }
}
