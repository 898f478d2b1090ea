package dev.holdfast.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Runs statements on an embedded PostgreSQL.
record Sql(PostgresAddress address) {
  Connection connect() throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }

  void run(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String ask(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /// Whether a question can be asked at all just now.
  boolean answers() {
    try {
      return ask("SELECT 1").equals("1");
    } catch (SQLException e) {
      return false;
    }
  }
}
