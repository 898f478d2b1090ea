package dev.holdfast.kernel;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The rows that a batch is about to load, by table in lock order, each key once.
public final class Keys {
  private final NavigableMap<Table<?, ?>, NavigableSet<Comparable<?>>> locked = new TreeMap<>();
  private final NavigableMap<Table<?, ?>, NavigableSet<Comparable<?>>> tried = new TreeMap<>();
  private final NavigableMap<Table<?, ?>, NavigableSet<Comparable<?>>> read = new TreeMap<>();

  /// Loads and locks the row until the batch commits, so that it may be changed.
  public <K extends Comparable<K>> Keys lock(Table<K, ?> table, K key) {
    (table instanceof Index ? read : locked).computeIfAbsent(table, t -> new TreeSet<>()).add(key);
    return this;
  }

  /// Like [#lock], but a row that a stranger has locked is passed over instead of waited for.
  public Keys tryLock(Row row) {
    tried.computeIfAbsent(row.table(), t -> new TreeSet<>()).add(row.key());
    return this;
  }

  /// Loads the row as committed, without a lock; it may not be changed.
  public <K extends Comparable<K>> Keys read(Table<K, ?> table, K key) {
    read.computeIfAbsent(table, t -> new TreeSet<>()).add(key);
    return this;
  }

  /// Rows to lock: tables in lock order, keys in natural order.
  public Map<Table<?, ?>, NavigableSet<Comparable<?>>> locked() {
    return locked;
  }

  /// Rows to lock if that needs no waiting.
  public Map<Table<?, ?>, NavigableSet<Comparable<?>>> tried() {
    return tried;
  }

  /// Rows to read; a key that is also locked is left out by whoever loads.
  public Map<Table<?, ?>, NavigableSet<Comparable<?>>> read() {
    return read;
  }

  public boolean isEmpty() {
    return locked.isEmpty() && tried.isEmpty() && read.isEmpty();
  }

  /// The part of these keys in tables of the lowest rank present; those must be loaded before any
  /// higher rank while a command may still ask for more.
  Keys lowest() {
    int rank = Math.min(lowestRank(locked), Math.min(lowestRank(tried), lowestRank(read)));
    var keys = new Keys();
    copy(locked, keys.locked, rank);
    copy(tried, keys.tried, rank);
    copy(read, keys.read, rank);
    return keys;
  }

  private static int lowestRank(NavigableMap<Table<?, ?>, ?> tables) {
    return tables.isEmpty() ? Integer.MAX_VALUE : tables.firstKey().rank();
  }

  private static void copy(
      NavigableMap<Table<?, ?>, NavigableSet<Comparable<?>>> from,
      NavigableMap<Table<?, ?>, NavigableSet<Comparable<?>>> to,
      int rank) {
    from.forEach((table, keys) -> {
      if (table.rank() == rank) to.put(table, keys);
    });
  }

  /// The keys of one table with their type back: a table's keys all have the table's key type.
  @SuppressWarnings("unchecked")
  public static <K extends Comparable<K>> Collection<K> typed(Collection<Comparable<?>> keys) {
    return (Collection<K>) (Collection<?>) keys;
  }
}
