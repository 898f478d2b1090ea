package dev.holdfast.store;

import dev.holdfast.kernel.StoreException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// What a failed statement means to a lane, by its SQLSTATE.
final class SqlFailure {
  /// Run into when two servers decide the same command at once: the later one finds the receipt
  /// when it tries again.
  private static final String RECEIPT_KEY = "receipt_pkey";

  private SqlFailure() {}

  /// Before the commit: nothing was written.
  ///
  /// @return a [StoreException], or an [IllegalStateException] for a failure that is a bug
  static RuntimeException of(SQLException failure) {
    var state = state(failure);
    var message = String.valueOf(failure.getMessage());
    if (isUnreachable(failure, state)) return new StoreException.Unreachable(message, failure);
    return switch (state) {
      case "40001", "40P01" -> new StoreException.Contended(message, failure);
      case "55P03" -> new StoreException.RowsLocked(message, failure);
      default -> {
        if (isViolation(state)) {
          if (constraint(failure, state).equals(RECEIPT_KEY)) {
            yield new StoreException.Contended("decided by another server: " + message, failure);
          }
          yield new StoreException.Violation(constraint(failure, state), message, failure);
        }
        yield new IllegalStateException(state + ": " + message, failure);
      }
    };
  }

  /// During the commit: unless the server itself said that the transaction failed, nobody knows.
  static RuntimeException ofCommit(SQLException failure, long transaction) {
    var state = state(failure);
    boolean refused = state.startsWith("40") || isViolation(state) || state.equals("55P03");
    return refused ? of(failure) : new StoreException.CommitUnknown(transaction, failure);
  }

  /// A conditional write met fewer or more rows than it names: somebody changed them past the
  /// locks, or added the same key first.
  static StoreException outdated(String statement, int expected, int changed) {
    var what = statement.lines().findFirst().orElse(statement);
    return new StoreException.Contended(
        what + ": expected to change " + expected + " rows, changed " + changed, null);
  }

  /// Connection exceptions, shutdown and cancellation, no resources, I/O errors, a primary that has
  /// become a read-only replica, a session that was idle too long.
  private static boolean isUnreachable(SQLException failure, String state) {
    return failure instanceof SQLTransientConnectionException
        || state.startsWith("08")
        || state.startsWith("57")
        || state.startsWith("53")
        || state.startsWith("58")
        || state.equals("25006")
        || state.equals("25P03")
        || state.isEmpty();
  }

  /// Data exceptions, constraints, and values too large for the program's limits.
  private static boolean isViolation(String state) {
    return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
  }

  private static String state(SQLException failure) {
    var state = failure.getSQLState();
    return state == null ? "" : state;
  }

  private static String constraint(SQLException failure, String state) {
    var name = failure instanceof PSQLException known ? name(known) : null;
    return name == null ? state : name;
  }

  private static @Nullable String name(PSQLException failure) {
    var server = failure.getServerErrorMessage();
    return server == null ? null : server.getConstraint();
  }
}
