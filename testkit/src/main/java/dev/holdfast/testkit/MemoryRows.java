package dev.holdfast.testkit;

import dev.holdfast.kernel.Index;
import dev.holdfast.kernel.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The committed rows of all tables. An index is built when it is first read and kept from then on.
/// Guarded by the monitor of the [MemoryDatabase].
final class MemoryRows {
  private final Map<Table<?, ?>, Map<Comparable<?>, Object>> tables = new LinkedHashMap<>();
  private final Map<Index<?, ?, ?>, Map<Object, Object>> indexes = new HashMap<>();

  @Nullable Object find(Table<?, ?> table, Comparable<?> key) {
    return table instanceof Index<?, ?, ?> index ? entries(index).get(key) : rows(table).get(key);
  }

  void put(Table<?, ?> table, Comparable<?> key, Object value) {
    rows(table).put(key, value);
    indexes.forEach((index, entries) -> {
      if (index.owner().equals(table)) enter(index, key, value, entries);
    });
  }

  Map<Comparable<?>, Object> rows(Table<?, ?> table) {
    return tables.computeIfAbsent(table, t -> new LinkedHashMap<>());
  }

  private Map<Object, Object> entries(Index<?, ?, ?> index) {
    return indexes.computeIfAbsent(
        index,
        i -> {
          var entries = new HashMap<Object, Object>();
          rows(i.owner()).forEach((key, value) -> enter(i, key, value, entries));
          return entries;
        });
  }

  private static void enter(
      Index<?, ?, ?> index, Object owner, Object value, Map<Object, Object> entries) {
    for (var part : parts(index, value)) entries.merge(part, owner, MemoryRows::smaller);
  }

  @SuppressWarnings("unchecked")
  private static Object smaller(Object one, Object other) {
    return ((Comparable<Object>) one).compareTo(other) <= 0 ? one : other;
  }

  /// The values of an index's owner table are of the type that the index takes apart.
  @SuppressWarnings("unchecked")
  private static <O> Collection<?> parts(Index<?, ?, O> index, Object value) {
    return index.parts((O) value);
  }
}
