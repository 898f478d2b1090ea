package dev.holdfast.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/// One column of many rows: an array parameter, built in PostgreSQL's binary format while values
/// are added, because text arrays cost both sides several times as much. Confined to one thread.
final class Column extends PGobject implements PGBinaryObject {
  private static final long serialVersionUID = 1;
  private static final int HEADER = 20;
  private static final int NULLS_AT = 4;
  private static final int COUNT_AT = 12;

  /// The array types in use. The driver has to be told to send them in binary ([#BINARY_TYPES]).
  enum Type {
    INT8(20),
    INT4(23),
    TEXT(25),
    UUID(2950),
    TIMESTAMPTZ(1184),
    BYTEA(17),
    BOOL(16),
    CHAR(18),
    /// `bigint[]`, which as an element is sent as text.
    INT8_ARRAY(25);

    private final int elementOid;

    Type(int elementOid) {
      this.elementOid = elementOid;
    }
  }

  /// For the driver's property `binaryTransferEnable`: `uuid[]`, `timestamptz[]`, `bool[]`,
  /// `"char"[]`; the driver sends the others in binary anyway.
  static final String BINARY_TYPES = "2951,1185,1000,1002";

  private final transient Type type;
  private byte[] bytes = new byte[256];
  private int length = HEADER;
  private int count;

  Column(Type type) {
    this.type = type;
    setType(type == Type.INT8_ARRAY ? "_text" : "_" + type.name().toLowerCase(Locale.ROOT));
    putInt(0, 1);
    putInt(8, type.elementOid);
    putInt(16, 1);
  }

  static Column longs(Collection<Long> values) {
    var column = new Column(Type.INT8);
    values.forEach(column::add);
    return column;
  }

  static Column texts(Collection<String> values) {
    var column = new Column(Type.TEXT);
    values.forEach(column::add);
    return column;
  }

  void add(long value) {
    element(Long.BYTES);
    appendLong(value);
  }

  void add(String value) {
    var utf8 = value.getBytes(StandardCharsets.UTF_8);
    append(utf8, 0, utf8.length);
  }

  void add(UUID value) {
    element(2 * Long.BYTES);
    appendLong(value.getMostSignificantBits());
    appendLong(value.getLeastSignificantBits());
  }

  /// A value in its binary format, with which a `bigint[]` becomes text.
  void add(byte[] source, int from, int size) {
    if (type == Type.INT8_ARRAY) add(text(ByteBuffer.wrap(source, from, size)));
    else append(source, from, size);
  }

  private void append(byte[] source, int from, int size) {
    element(size);
    System.arraycopy(source, from, bytes, length, size);
    length += size;
  }

  private static String text(ByteBuffer array) {
    array.position(array.position() + HEADER);
    var numbers = new StringJoiner(",", "{", "}");
    while (array.hasRemaining()) {
      array.getInt();
      numbers.add(Long.toString(array.getLong()));
    }
    return numbers.toString();
  }

  int count() {
    return count;
  }

  void addNull() {
    element(0);
    putInt(length - Integer.BYTES, -1);
    putInt(NULLS_AT, 1);
  }

  private void element(int size) {
    int needed = length + Integer.BYTES + size;
    if (needed > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
    appendInt(size);
    count++;
  }

  private void appendInt(int value) {
    putInt(length, value);
    length += Integer.BYTES;
  }

  private void appendLong(long value) {
    appendInt((int) (value >>> 32));
    appendInt((int) value);
  }

  private void putInt(int at, int value) {
    bytes[at] = (byte) (value >>> 24);
    bytes[at + 1] = (byte) (value >>> 16);
    bytes[at + 2] = (byte) (value >>> 8);
    bytes[at + 3] = (byte) value;
  }

  @Override
  public int lengthInBytes() {
    return length;
  }

  @Override
  public void toBytes(byte[] target, int offset) {
    putInt(COUNT_AT, count);
    System.arraycopy(bytes, 0, target, offset, length);
  }

  @Override
  public void setByteValue(byte[] value, int offset) {
    throw new UnsupportedOperationException("columns are only sent");
  }

  /// The driver asks for text only when the type is not sent in binary, and takes null for NULL.
  @Override
  public String getValue() {
    throw new IllegalStateException(getType() + " is not among binaryTransferEnable");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return count + " values of " + getType();
  }
}
