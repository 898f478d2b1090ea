package dev.holdfast.bench.contend;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What every prepared statement of a clerk needs.
final class Statements {
  private Statements() {}

  /// Sets all parameters, in their order.
  static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
  }

  static void requireOne(int changed, Object what) {
    if (changed != 1) throw new IllegalStateException(changed + " rows changed for " + what);
  }
}
