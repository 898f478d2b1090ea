package dev.holdfast.sandbox.keys;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/// As much of ASN.1's distinguished encoding (X.690) as a certificate needs.
final class Der {
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int UTF8_STRING = 0x0c;
  private static final int UTC_TIME = 0x17;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int SHORT_LENGTH = 0x80;
  private static final DateTimeFormatter TWO_DIGIT_YEAR =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(SEQUENCE, joined(parts));
  }

  static byte[] set(byte[]... parts) {
    return tagged(SET, joined(parts));
  }

  /// A field that is present only because it says so.
  static byte[] explicit(int number, byte[] content) {
    return tagged(0xa0 | number, content);
  }

  static byte[] integer(BigInteger value) {
    return tagged(INTEGER, value.toByteArray());
  }

  static byte[] bits(byte[] bytes) {
    return tagged(BIT_STRING, joined(new byte[] {0}, bytes));
  }

  static byte[] text(String value) {
    return tagged(UTF8_STRING, value.getBytes(StandardCharsets.UTF_8));
  }

  /// Until the year 2049.
  static byte[] time(Instant value) {
    return tagged(UTC_TIME, TWO_DIGIT_YEAR.format(value).getBytes(StandardCharsets.US_ASCII));
  }

  /// @param hex an encoded value
  static byte[] encoded(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static byte[] tagged(int tag, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < SHORT_LENGTH) {
      out.write(content.length);
    } else {
      var length = BigInteger.valueOf(content.length).toByteArray();
      int skip = length[0] == 0 ? 1 : 0;
      out.write(SHORT_LENGTH | (length.length - skip));
      out.write(length, skip, length.length - skip);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) out.writeBytes(part);
    return out.toByteArray();
  }
}
