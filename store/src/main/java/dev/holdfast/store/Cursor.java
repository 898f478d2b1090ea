package dev.holdfast.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.kernel.Position;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keys as callers carry them from page to page: opaque, so that nobody builds on what is inside,
/// and good for the list that gave them alone.
///
/// @param list its name, without a blank
record Cursor(String list) {
  String write(String key) {
    var text = list + " " + key;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /// @param cursor null for the first page
  String text(@Nullable String cursor, String first) {
    return parse(cursor, first, text -> text);
  }

  long number(@Nullable String cursor, long first) {
    return parse(cursor, first, Long::parseLong);
  }

  Position position(@Nullable String cursor, Position first) {
    return parse(cursor, first, Position::parse);
  }

  /// @throws InvalidCommand when no page ever gave this cursor
  private <T> T parse(@Nullable String cursor, T first, Function<String, T> parser) {
    if (cursor == null) return first;
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
      if (!text.startsWith(list + " ")) throw new IllegalArgumentException("of another list");
      return parser.apply(text.substring(list.length() + 1));
    } catch (IllegalArgumentException e) {
      throw new InvalidCommand("cursor", "is not a cursor that a page of this list gave");
    }
  }
}
