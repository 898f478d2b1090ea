package dev.holdfast.store;

import java.util.Arrays;
import java.util.stream.Collectors;

/// New rows for a table, a few by a statement of the batch's round trip, many by `COPY`: that has
/// round trips of its own, but takes rows as they are, without an array for each column, and fills
/// whole pages at once.
///
/// @param statement inserts rows given as one array for each column
/// @param copy starts the copy
final class Insert {
  /// From so many rows on the round trips of a copy are worth it.
  static final int MANY = 24;

  private final Column.Type[] types;
  private final String statement;
  private final String copy;

  /// @param columns names in the order of the types, separated by a comma and a blank
  Insert(String table, String columns, Column.Type... types) {
    this.types = types;
    var parameters = Arrays.stream(types).map(type -> "?").collect(Collectors.joining(", "));
    statement =
        "insert into %s (%s) select %s from unnest(%s) as n (%s)"
            .formatted(table, columns, selected(columns, types), parameters, columns);
    copy = "copy %s (%s) from stdin (format binary)".formatted(table, columns);
  }

  /// Arrays of arrays do not exist: one that is a value comes as text.
  private static String selected(String columns, Column.Type... types) {
    var names = columns.split(", ");
    for (int i = 0; i < names.length; i++) {
      if (types[i] == Column.Type.INT8_ARRAY) names[i] += "::bigint[]";
    }
    return String.join(", ", names);
  }

  String statement() {
    return statement;
  }

  Rows rows() {
    return new Rows(types);
  }

  /// Writes the rows, unless there are none.
  void write(Pipeline pipeline, Rows rows) {
    if (rows.count() < MANY || !pipeline.copies()) rows.write(pipeline, statement);
    else pipeline.copy(copy, rows.copy());
  }
}
