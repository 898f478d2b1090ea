package dev.holdfast.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The [TableAdapter.Loaded] of a table whose values are single rows.
final class Found<K, V> implements TableAdapter.Loaded<K, V> {
  private final Map<K, V> rows = new HashMap<>();
  private final Set<K> existing = new HashSet<>();

  void add(K key, V value) {
    rows.put(key, value);
  }

  /// The key has a row, be it locked by a stranger or not.
  void exists(K key) {
    existing.add(key);
  }

  @Override
  public Map<K, V> rows() {
    return rows;
  }

  @Override
  public Set<K> skipped() {
    existing.removeAll(rows.keySet());
    return existing;
  }
}
