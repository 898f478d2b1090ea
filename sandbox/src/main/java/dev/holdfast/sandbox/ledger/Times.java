package dev.holdfast.sandbox.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Moments as the Chinese providers write them: at UTC+8.
public final class Times {
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private Times() {}

  /// `2026-11-26 17:20:00`
  public static String plain(long millis) {
    return PLAIN.format(at(millis));
  }

  /// @throws IllegalArgumentException for any other form
  public static long fromPlain(String text) {
    try {
      return LocalDateTime.parse(text, PLAIN).toInstant(CHINA).toEpochMilli();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a time like 2026-11-26 17:20:00: " + text, e);
    }
  }

  /// `2026-11-26T17:20:00+08:00`
  public static String rfc3339(long millis) {
    return RFC_3339.format(at(millis));
  }

  /// @throws IllegalArgumentException for any other form
  public static long fromRfc3339(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a time of RFC 3339: " + text, e);
    }
  }

  /// `20261126`
  public static String day(long millis) {
    return DAY.format(at(millis).toLocalDate());
  }

  private static OffsetDateTime at(long millis) {
    return Instant.ofEpochMilli(millis).atOffset(CHINA);
  }
}
