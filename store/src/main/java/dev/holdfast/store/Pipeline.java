package dev.holdfast.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several statements in one round trip: the driver sends `a; b; c` as one flush of the extended
/// protocol, each with its own snapshot, and the server stops at the first that fails.
///
/// Nothing is read before everything is sent, so together the parameters of a pipeline whose
/// results are large must fit the socket buffers: keys do, rows to write have small results.
final class Pipeline {
  private final StringBuilder sql = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();
  private final List<Handler> handlers = new ArrayList<>();
  private final @Nullable CopyStream stream;
  private boolean inserts;

  Pipeline() {
    this(null);
  }

  /// @param stream takes what is copied, at once
  Pipeline(@Nullable CopyStream stream) {
    this.stream = stream;
  }

  /// What becomes of a statement's result.
  private sealed interface Handler {
    record Rows(RowHandler rows) implements Handler {}

    record Count(CountHandler count) implements Handler {}
  }

  /// Takes one row; the result set stands on it.
  @FunctionalInterface
  interface RowHandler {
    void row(ResultSet rows) throws SQLException;
  }

  /// Takes the number of rows that a statement changed.
  @FunctionalInterface
  interface CountHandler {
    void changed(int count);
  }

  /// Adds a statement with `?` parameters.
  Pipeline query(String statement, RowHandler rows, Object... values) {
    return add(statement, new Handler.Rows(rows), values);
  }

  Pipeline update(String statement, CountHandler count, Object... values) {
    return add(statement, new Handler.Count(count), values);
  }

  Pipeline command(String statement) {
    return add(statement, new Handler.Count(count -> {}));
  }

  /// Whether it can [#copy].
  boolean copies() {
    return stream != null;
  }

  /// Sends rows to a table before all statements. The server works on them while the caller goes
  /// on; whatever goes wrong shows later.
  void copy(String copy, Rows.Copy rows) {
    if (stream == null) throw new IllegalStateException("nothing to copy through");
    stream.send(copy, rows);
  }

  /// Whether it holds new rows, whose keys somebody else may be about to take as well.
  boolean inserts() {
    return inserts;
  }

  boolean isEmpty() {
    return handlers.isEmpty();
  }

  /// Sends everything and hands out the results in turn. Then it is empty again.
  void run(Connection connection) throws SQLException {
    if (stream != null) stream.finish();
    if (isEmpty()) return;
    try (var statement = connection.prepareStatement(sql.toString())) {
      for (int i = 0; i < parameters.size(); i++) statement.setObject(i + 1, parameters.get(i));
      boolean isRows = statement.execute();
      for (int i = 0; ; isRows = statement.getMoreResults()) {
        take(handlers.get(i), statement, isRows);
        if (++i == handlers.size()) break;
      }
    }
    sql.setLength(0);
    inserts = false;
    parameters.clear();
    handlers.clear();
  }

  private static void take(Handler handler, PreparedStatement statement, boolean isRows)
      throws SQLException {
    switch (handler) {
      case Handler.Count(var count) when !isRows -> count.changed(statement.getUpdateCount());
      case Handler.Rows(var rows) when isRows -> {
        var results = statement.getResultSet();
        while (results.next()) rows.row(results);
      }
      case Handler.Count _, Handler.Rows _ ->
          throw new IllegalStateException("results do not match their statements");
    }
  }

  private Pipeline add(String statement, Handler handler, Object... values) {
    if (!handlers.isEmpty()) sql.append(";\n");
    sql.append(statement);
    inserts |= statement.startsWith("insert");
    parameters.addAll(List.of(values));
    handlers.add(handler);
    return this;
  }
}
