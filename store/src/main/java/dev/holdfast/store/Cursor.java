package dev.holdfast.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.kernel.Position;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keys as callers carry them from page to page: opaque, so that nobody builds on what is inside.
final class Cursor {
  private Cursor() {}

  static String write(String key) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
  }

  /// @param cursor null for the first page
  static String text(@Nullable String cursor, String first) {
    return parse(cursor, first, text -> text);
  }

  static long number(@Nullable String cursor, long first) {
    return parse(cursor, first, Long::parseLong);
  }

  static Position position(@Nullable String cursor, Position first) {
    return parse(cursor, first, Position::parse);
  }

  /// @throws InvalidCommand when no page ever gave this cursor
  private static <T> T parse(@Nullable String cursor, T first, Function<String, T> parser) {
    if (cursor == null) return first;
    try {
      return parser.apply(new String(Base64.getUrlDecoder().decode(cursor), UTF_8));
    } catch (IllegalArgumentException e) {
      throw new InvalidCommand("cursor", "is not a cursor that a page of this list gave");
    }
  }
}
