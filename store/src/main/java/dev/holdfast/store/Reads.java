package dev.holdfast.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// Runs queries on connections in autocommit.
final class Reads {
  private final DataSource source;

  Reads(DataSource source) {
    this.source = source;
  }

  /// Makes something of a row; the result set stands on it.
  @FunctionalInterface
  interface Mapper<T> {
    T map(java.sql.ResultSet row) throws SQLException;
  }

  /// What is done on one connection.
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  <T> List<T> list(String sql, Mapper<T> mapper, Object... values) {
    var found = new ArrayList<T>();
    run(new Pipeline().query(sql, row -> found.add(mapper.map(row)), values));
    return found;
  }

  <T> Optional<T> one(String sql, Mapper<T> mapper, Object... values) {
    var found = list(sql, mapper, values);
    if (found.size() > 1) throw new IllegalStateException(found.size() + " rows for: " + sql);
    return found.stream().findFirst();
  }

  /// How long until the moment that the query gives as its only value; empty when it gives none.
  /// Zero when it has passed.
  Optional<Duration> until(String moment, Object... values) {
    var sql = "select ceil(extract(epoch from (" + moment + ") - now()) * 1000)";
    var millis = new ArrayList<Long>(1);
    run(
        new Pipeline()
            .query(
                sql,
                row -> {
                  long value = row.getLong(1);
                  if (!row.wasNull()) millis.add(Math.max(0, value));
                },
                values));
    return millis.stream().findFirst().map(Duration::ofMillis);
  }

  /// Each statement sees what is committed when it starts.
  void run(Pipeline pipeline) {
    try (var connection = Connections.take(source)) {
      pipeline.run(connection);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /// All statements of the work see one and the same moment.
  <T> T snapshot(Work<T> work) {
    return transaction("set transaction isolation level repeatable read read only", work);
  }

  /// The work happens wholly or not at all.
  <T> T transaction(Work<T> work) {
    return transaction("set transaction isolation level read committed read write", work);
  }

  private <T> T transaction(String mode, Work<T> work) {
    try (var connection = Connections.take(source)) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(mode);
        var result = work.on(connection);
        connection.commit();
        return result;
      } finally {
        end(connection);
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static void end(Connection connection) throws SQLException {
    if (connection.isClosed()) return;
    connection.rollback();
    connection.setAutoCommit(true);
  }
}
