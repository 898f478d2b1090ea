package dev.holdfast.store;

import java.sql.Connection;
import java.sql.SQLException;

/// Keeps journal positions growing when transaction numbers start again: in a cluster that a dump
/// was restored into, numbers are lower than those already in the journal, and every reader would
/// take new entries for old ones. `journal_epoch.base` is added to each number; it is raised here.
///
/// Checked on every new connection of a lane, because a restored cluster is always a new
/// connection. A raise waits for every transaction that has read the base and keeps others from
/// reading it: readers add the base to their horizon, and an entry that is still to be committed
/// with the old base would lie behind it.
final class JournalEpoch {
  private static final String BEHIND =
      """
      coalesce((select transaction from journal order by transaction desc limit 1), 0)
        - base - pg_snapshot_xmax(pg_current_snapshot())::text::bigint\
      """;
  private static final String CHECK = "select " + BEHIND + " from journal_epoch";
  private static final String RAISE =
      "update journal_epoch set base = base + " + BEHIND + " + 1 where " + BEHIND + " >= 0";

  private JournalEpoch() {}

  /// @param connection in autocommit; left so
  static void check(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      var rows = statement.executeQuery(CHECK);
      if (!rows.next()) throw new DatabaseRefused("journal_epoch has lost its row");
      if (rows.getLong(1) < 0) return;
      connection.setAutoCommit(false);
      statement.execute("set local lock_timeout = 0");
      statement.execute("lock table journal_epoch in access exclusive mode");
      statement.execute(RAISE);
      connection.commit();
      connection.setAutoCommit(true);
    }
  }
}
