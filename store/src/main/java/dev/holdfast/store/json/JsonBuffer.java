package dev.holdfast.store.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;

/// JSON in the making, in UTF-8. Confined to one thread.
final class JsonBuffer {
  private static final int INITIAL = 512;
  private static final int LONGEST_NUMBER = 20;
  private static final int LONGEST_CHARACTER = 6;
  private static final int SECONDS_PER_DAY = 86_400;

  /// From here on, and before the other, a year has four digits.
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant BEYOND = Instant.parse("+10000-01-01T00:00:00Z");
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private byte[] bytes = new byte[INITIAL];
  private int size;

  /// What has been written so far.
  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /// One ASCII character as it is.
  void raw(char c) {
    reserve(1);
    bytes[size++] = (byte) c;
  }

  /// Bytes as they are, from an offset on.
  void raw(byte[] text, int from) {
    int length = text.length - from;
    reserve(length);
    System.arraycopy(text, from, bytes, size, length);
    size += length;
  }

  void number(long value) {
    if (value >= 0 && value < 10) {
      raw((char) ('0' + value));
      return;
    }
    if (value < 0) {
      raw(Long.toString(value).getBytes(StandardCharsets.ISO_8859_1), 0);
      return;
    }
    int length = 1;
    for (long rest = value; rest >= 10; rest /= 10) length++;
    digits(value, length);
  }

  /// A string: quotes, backslashes and control characters are escaped.
  ///
  /// @throws IllegalArgumentException when it has half of a surrogate pair
  void text(String text) {
    raw('"');
    int length = text.length();
    for (int at = plain(text); at < length; ) at += character(text, at);
    raw('"');
  }

  /// In ISO 8601, as [Instant#toString].
  void instant(Instant at) {
    if (at.isBefore(FIRST) || !at.isBefore(BEYOND)) {
      text(at.toString());
      return;
    }
    long day = Math.floorDiv(at.getEpochSecond(), SECONDS_PER_DAY);
    var date = LocalDate.ofEpochDay(day);
    int second = Math.floorMod(at.getEpochSecond(), SECONDS_PER_DAY);
    raw('"');
    digits(date.getYear(), 4);
    part('-', date.getMonthValue());
    part('-', date.getDayOfMonth());
    part('T', second / 3600);
    part(':', second / 60 % 60);
    part(':', second % 60);
    fraction(at.getNano());
    raw('Z');
    raw('"');
  }

  private void part(char before, int value) {
    raw(before);
    digits(value, 2);
  }

  /// None, or three, six or nine digits.
  private void fraction(int nanos) {
    if (nanos == 0) return;
    raw('.');
    if (nanos % 1_000_000 == 0) digits(nanos / 1_000_000, 3);
    else if (nanos % 1_000 == 0) digits(nanos / 1_000, 6);
    else digits(nanos, 9);
  }

  private void digits(long value, int length) {
    reserve(LONGEST_NUMBER);
    long rest = value;
    for (int i = size + length - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += length;
  }

  /// The characters up to the first that is not plain.
  ///
  /// @return how many they are
  private int plain(String text) {
    int length = text.length();
    reserve(length);
    byte[] into = bytes;
    int from = size;
    int at = 0;
    for (; at < length; at++) {
      char c = text.charAt(at);
      if (!isPlain(c)) break;
      into[from + at] = (byte) c;
    }
    size = from + at;
    return at;
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
  }

  /// One character of any kind.
  ///
  /// @return how many of the text's it was
  private int character(String text, int at) {
    reserve(LONGEST_CHARACTER);
    char c = text.charAt(at);
    if (isPlain(c)) {
      bytes[size++] = (byte) c;
    } else if (c < 0x80) {
      escaped(c);
    } else if (c < 0x800) {
      bytes[size++] = (byte) (0xC0 | c >> 6);
      continuation(c);
    } else if (Character.isSurrogate(c)) {
      pair(text, at);
      return 2;
    } else {
      bytes[size++] = (byte) (0xE0 | c >> 12);
      continuation(c >> 6);
      continuation(c);
    }
    return 1;
  }

  private void pair(String text, int at) {
    int code = text.codePointAt(at);
    if (code < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
      throw new IllegalArgumentException("half a surrogate pair at " + at);
    }
    bytes[size++] = (byte) (0xF0 | code >> 18);
    continuation(code >> 12);
    continuation(code >> 6);
    continuation(code);
  }

  private void continuation(int bits) {
    bytes[size++] = (byte) (0x80 | bits & 0x3F);
  }

  private void escaped(char c) {
    bytes[size++] = '\\';
    char letter =
        switch (c) {
          case '\b' -> 'b';
          case '\t' -> 't';
          case '\n' -> 'n';
          case '\f' -> 'f';
          case '\r' -> 'r';
          case '"', '\\' -> c;
          default -> 'u';
        };
    bytes[size++] = (byte) letter;
    if (letter == 'u') raw(HEX.toHexDigits(c).getBytes(StandardCharsets.ISO_8859_1), 0);
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
