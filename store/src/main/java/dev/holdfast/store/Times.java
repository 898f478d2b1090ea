package dev.holdfast.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Instants in and out of `timestamptz`, in microseconds.
final class Times {
  private Times() {}

  static @Nullable Instant instantOrNull(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(instantOrNull(row, column), "a time is null");
  }

  static OffsetDateTime parameter(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
