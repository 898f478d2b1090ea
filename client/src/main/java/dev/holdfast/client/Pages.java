package dev.holdfast.client;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Follows the cursors of a list, fetching each part when the reader gets to it.
final class Pages<T> implements Iterator<T> {
  private final Function<String, Page<T>> fetch;
  private final Queue<T> items = new ArrayDeque<>();
  private @Nullable String cursor = "";

  private Pages(Function<String, Page<T>> fetch) {
    this.fetch = fetch;
  }

  /// @param fetch the part that starts at a cursor; the empty cursor is the beginning
  static <T> Stream<T> stream(Function<String, Page<T>> fetch) {
    var items = Spliterators.spliteratorUnknownSize(new Pages<>(fetch), Spliterator.ORDERED);
    return StreamSupport.stream(items, false);
  }

  @Override
  public boolean hasNext() {
    while (items.isEmpty() && cursor != null) {
      var page = fetch.apply(cursor);
      items.addAll(page.items());
      cursor = page.nextCursor();
    }
    return !items.isEmpty();
  }

  @Override
  public T next() {
    if (!hasNext()) throw new NoSuchElementException();
    return items.remove();
  }
}
