package dev.holdfast.server;

import dev.holdfast.testkit.TestDatabase;
import java.sql.SQLException;

/// Looks into the database beside the server.
record Rows(TestDatabase database) {
  long count(String table) {
    return number("select count(*) from " + table);
  }

  long number(String sql) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  void run(String sql) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// Everything that a write leaves behind, in one figure.
  String written() {
    return "journal %d, orders %d, skus %d, stock %d"
        .formatted(count("journal"), count("orders"), count("sku"), count("stock"));
  }
}
