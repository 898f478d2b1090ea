package dev.holdfast.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param nextCursor where the next page starts; null when this is the last
public record Page<T>(List<T> items, @Nullable String nextCursor) {
  /// Entries that one page may have.
  public static final int MAX_LIMIT = 200;

  /// @param found up to one more than `limit`: that one more tells that there is a next page
  /// @param list which list it is a page of
  /// @param cursor what the page after an item starts after
  static <T> Page<T> of(List<T> found, int limit, Cursor list, Function<T, String> cursor) {
    if (found.size() <= limit) return new Page<>(List.copyOf(found), null);
    var items = List.copyOf(found.subList(0, limit));
    return new Page<>(items, list.write(cursor.apply(items.getLast())));
  }
}
