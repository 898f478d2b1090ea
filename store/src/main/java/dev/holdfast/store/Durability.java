package dev.holdfast.store;

import java.sql.Connection;
import java.sql.SQLException;

/// Whether a commit on this server survives a crash.
public final class Durability {
  private static final int OLDEST_SERVER = 15;
  private static final String SETTINGS =
      """
      select name, setting from pg_settings
      where name in ('fsync', 'synchronous_commit', 'full_page_writes') order by name\
      """;

  private Durability() {}

  /// Looks at the server's settings.
  ///
  /// @param connection outside of a transaction or in a fresh one
  /// @throws DatabaseRefused when the server is too old, or may lose what it has acknowledged
  public static void check(Connection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST_SERVER) {
      throw new DatabaseRefused(
          "PostgreSQL " + version + " is too old: " + OLDEST_SERVER + " or newer is needed");
    }
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(SETTINGS)) {
      while (rows.next()) {
        if (!rows.getString(2).equals("off")) continue;
        throw new DatabaseRefused(
            rows.getString(1)
                + " is off: the server may lose acknowledged orders in a crash;"
                + " turn it on, or allow unsafe settings for tests");
      }
    }
  }
}
