package dev.holdfast.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows on their way into a statement or a table. Values are given row by row, in the order of the
/// parameters or columns, and kept in the binary format of `COPY`, which is also that of array
/// elements. Confined to one thread.
final class Rows {
  static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final byte[] HEADER =
      "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] TRAILER = {-1, -1};
  private static final int NULL = -1;

  private final Column.Type[] types;
  private byte[] bytes = Arrays.copyOf(HEADER, 1024);
  private int length = HEADER.length;
  private int next;

  Rows(Column.Type... types) {
    this.types = types;
  }

  Rows with(long value) {
    field(Long.BYTES);
    putLong(value);
    return this;
  }

  Rows with(@Nullable Long value) {
    return value == null ? withNull() : with(value.longValue());
  }

  Rows with(int value) {
    field(Integer.BYTES);
    putInt(value);
    return this;
  }

  Rows with(boolean value) {
    field(1);
    bytes[length++] = (byte) (value ? 1 : 0);
    return this;
  }

  Rows with(@Nullable Boolean value) {
    return value == null ? withNull() : with(value.booleanValue());
  }

  /// @param value an ASCII letter
  Rows with(char value) {
    field(1);
    bytes[length++] = (byte) value;
    return this;
  }

  Rows with(@Nullable String value) {
    return value == null ? withNull() : with(value.getBytes(StandardCharsets.UTF_8));
  }

  Rows with(byte[] value) {
    field(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
    return this;
  }

  Rows with(UUID value) {
    field(2 * Long.BYTES);
    putLong(value.getMostSignificantBits());
    putLong(value.getLeastSignificantBits());
    return this;
  }

  Rows with(@Nullable Instant value) {
    return value == null ? withNull() : with(ChronoUnit.MICROS.between(POSTGRES_EPOCH, value));
  }

  /// A `bigint[]` that is not empty.
  Rows with(long @Nullable [] values) {
    if (values == null) return withNull();
    var array = new Column(Column.Type.INT8);
    for (long value : values) array.add(value);
    var binary = new byte[array.lengthInBytes()];
    array.toBytes(binary, 0);
    return with(binary);
  }

  private Rows withNull() {
    field(0);
    length -= Integer.BYTES;
    putInt(NULL);
    return this;
  }

  /// How many rows are complete.
  int count() {
    if (next % types.length != 0) throw new IllegalStateException("a row lacks values");
    return next / types.length;
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
        (Object[]) columns());
  }

  /// Sets the first column of every row, which has 8 bytes.
  void first(long value) {
    int end = length;
    int at = HEADER.length;
    for (int row = count(); row > 0; row--) {
      at += Short.BYTES;
      length = at + Integer.BYTES;
      putLong(value);
      for (int i = 0; i < types.length; i++) at += Integer.BYTES + Math.max(getInt(at), 0);
    }
    length = end;
  }

  /// What `COPY ... FROM STDIN (FORMAT BINARY)` takes. Ends the rows.
  Copy copy() {
    reserve(TRAILER.length);
    System.arraycopy(TRAILER, 0, bytes, length, TRAILER.length);
    return new Copy(bytes, length + TRAILER.length, count());
  }

  /// @param bytes of which the first `length` count
  /// @param rows how many they are
  record Copy(byte[] bytes, int length, int rows) {}

  /// One column for each parameter, also of a statement that is not [#write]'s.
  Column[] columns() {
    var columns = new Column[types.length];
    for (int i = 0; i < types.length; i++) columns[i] = new Column(types[i]);
    int at = HEADER.length;
    for (int row = count(); row > 0; row--) {
      at += Short.BYTES;
      for (var column : columns) {
        int size = getInt(at);
        at += Integer.BYTES;
        if (size == NULL) {
          column.addNull();
          continue;
        }
        column.add(bytes, at, size);
        at += size;
      }
    }
    return columns;
  }

  /// Begins the next value, and with the first of a row the row.
  private void field(int size) {
    reserve(Short.BYTES + Integer.BYTES + size);
    if (next++ % types.length == 0) {
      bytes[length++] = (byte) (types.length >>> 8);
      bytes[length++] = (byte) types.length;
    }
    putInt(size);
  }

  private void reserve(int size) {
    int needed = length + size;
    if (needed > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
  }

  private void putInt(int value) {
    bytes[length++] = (byte) (value >>> 24);
    bytes[length++] = (byte) (value >>> 16);
    bytes[length++] = (byte) (value >>> 8);
    bytes[length++] = (byte) value;
  }

  private void putLong(long value) {
    putInt((int) (value >>> 32));
    putInt((int) value);
  }

  private int getInt(int at) {
    return bytes[at] << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | bytes[at + 3] & 0xff;
  }
}
