package dev.holdfast.store.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Checks every invariant on all rows, at one moment, with set-based queries. Several connections
/// share the work and one snapshot, so that all of them see the same rows. Nothing waits for it and
/// it waits for nothing. Thread-safe.
public final class Audit {
  private static final int MIN_CONNECTIONS = 2;
  private static final int MAX_CONNECTIONS = 4;

  private final DataSource source;
  private final int connections;

  /// @param source connections to the database in autocommit; two to four are used for the time of
  ///   a run, as many as this machine has processors, for the database's are not known
  public Audit(DataSource source) {
    this.source = source;
    this.connections =
        Math.clamp(Runtime.getRuntime().availableProcessors(), MIN_CONNECTIONS, MAX_CONNECTIONS);
  }

  /// Some seconds on a million orders.
  ///
  /// @throws SQLException when the database cannot be asked
  public AuditReport run() throws SQLException {
    var work = new Work(Passes.ALL);
    try (var connection = source.getConnection();
        var look = Look.begin(connection);
        var helpers = Executors.newVirtualThreadPerTaskExecutor()) {
      var asOf = look.now();
      var snapshot = look.export();
      var shares = new ArrayList<Future<?>>();
      for (int i = 1; i < connections; i++) shares.add(helpers.submit(() -> help(snapshot, work)));
      work.takePart(look);
      for (var share : shares) await(share);
      return work.report(asOf);
    }
  }

  private @Nullable Void help(String snapshot, Work work) throws SQLException {
    try (var connection = source.getConnection();
        var look = Look.join(connection, snapshot)) {
      work.takePart(look);
    }
    return null;
  }

  private static void await(Future<?> share) throws SQLException {
    try {
      share.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException cause) throw cause;
      throw new IllegalStateException("a part of the audit failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while the audit ran", e);
    }
  }
}
