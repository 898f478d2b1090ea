package dev.holdfast.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows on their way into a statement, turned into one [Column] for each parameter. Values are
/// given row by row, in the order of the parameters.
final class Rows {
  private final Column[] columns;
  private int next;

  Rows(Column.Type... types) {
    columns = new Column[types.length];
    for (int i = 0; i < types.length; i++) columns[i] = new Column(types[i]);
  }

  Rows with(long value) {
    column().add(value);
    return this;
  }

  Rows with(@Nullable Long value) {
    column().add(value);
    return this;
  }

  Rows with(int value) {
    column().add(value);
    return this;
  }

  Rows with(boolean value) {
    column().add(value);
    return this;
  }

  Rows with(@Nullable Boolean value) {
    column().add(value);
    return this;
  }

  Rows with(char value) {
    column().add(value);
    return this;
  }

  Rows with(@Nullable String value) {
    column().add(value);
    return this;
  }

  Rows with(byte[] value) {
    column().add(value);
    return this;
  }

  Rows with(UUID value) {
    column().add(value);
    return this;
  }

  Rows with(@Nullable Instant value) {
    column().add(value);
    return this;
  }

  /// How many rows are complete.
  int count() {
    if (next % columns.length != 0) throw new IllegalStateException("a row lacks values");
    return next / columns.length;
  }

  /// Adds the statement unless there are no rows. It must change as many rows as there are here.
  void write(Pipeline pipeline, String statement) {
    int expected = count();
    if (expected == 0) return;
    pipeline.update(
        statement,
        changed -> {
          if (changed != expected) throw SqlFailure.outdated(statement, expected, changed);
        },
        (Object[]) columns);
  }

  private Column column() {
    return columns[next++ % columns.length];
  }
}
