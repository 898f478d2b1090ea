package dev.holdfast.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Copies rows into tables, one copy after the other. What was sent is not waited for before the
/// next copy, so that the server works on it while the caller prepares what follows. Confined to
/// one thread.
final class CopyStream {
  private final Connection connection;
  private @Nullable CopyIn open;
  private int rows;

  CopyStream(Connection connection) {
    this.connection = connection;
  }

  /// Sends rows once the copy before has come to its end.
  ///
  /// @param copy `copy ... from stdin (format binary)`
  void send(String copy, Rows.Copy sent) {
    try {
      finish();
      var begun = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
      open = begun;
      rows = sent.rows();
      begun.writeToCopy(sent.bytes(), 0, sent.length());
      begun.flushCopy();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /// Waits until everything that was sent is in its table.
  void finish() throws SQLException {
    var ending = open;
    if (ending == null) return;
    open = null;
    long copied = ending.endCopy();
    if (copied != rows) {
      throw new IllegalStateException("%d of %d rows copied".formatted(copied, rows));
    }
  }

  /// Gives up what is not finished, so that the transaction can be rolled back.
  ///
  /// @return false when the connection is of no use any more
  boolean cancel() {
    var ending = open;
    open = null;
    try {
      if (ending != null && ending.isActive()) ending.cancelCopy();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
