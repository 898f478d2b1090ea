package dev.holdfast.server;

import dev.holdfast.kernel.StoreException;
import dev.holdfast.store.Database;
import dev.holdfast.store.DatabaseOptions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Opens a database with some patience: one that has just been started may be slow to answer.
final class Opening {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private Opening() {}

  /// @throws StoreException.Unreachable when it cannot be reached, or does not let us in
  static Database open(DatabaseOptions options) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return Database.open(options);
      } catch (StoreException.Unreachable e) {
        if (refused(e) || System.nanoTime() - deadline > 0) throw e;
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /// Whether asking again cannot help: a wrong password, no such database.
  private static boolean refused(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && (sql.getSQLState().startsWith("28") || sql.getSQLState().startsWith("3D"))) {
        return true;
      }
    }
    return false;
  }
}
