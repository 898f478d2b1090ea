package dev.holdfast.store;

import dev.holdfast.testkit.TestDatabase;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A migrated database of one's own for one test class, and SQL beside the store.
final class StoreDatabase implements AutoCloseable {
  private final TestDatabase database =
      TestDatabase.create("store", empty -> Schema.migrate(empty.dataSource()));
  private final List<Database> opened = new ArrayList<>();

  DatabaseOptions options() {
    return DatabaseOptions.of(database.jdbcUrl(), database.user(), database.password())
        .withReads(4)
        .withLanes(5)
        .allowingUnsafe(true);
  }

  /// Another server on the same database.
  Database open() {
    var another = Database.open(options());
    opened.add(another);
    return another;
  }

  int port() {
    return URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
  }

  /// A server that reaches the database through another port.
  Database openThrough(int port) {
    var url = database.jdbcUrl().replace(":" + port() + "/", ":" + port + "/");
    var options = DatabaseOptions.of(url, database.user(), database.password());
    var another = Database.open(options.withLanes(1).allowingUnsafe(true));
    opened.add(another);
    return another;
  }

  /// A connection past the store, in autocommit.
  Connection connect() {
    try {
      return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void execute(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// The first column of the first row as text, null when it is null or there is none.
  @Nullable String ask(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    opened.forEach(Database::close);
    database.close();
  }
}
