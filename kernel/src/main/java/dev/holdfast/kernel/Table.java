package dev.holdfast.kernel;

/// A kind of row (or small aggregate of rows) that commands load, change and lock by key.
///
/// Tables are locked in ascending rank, and within a table in ascending key: one global order for
/// every lane of every server, so that two of them cannot deadlock (docs/locks.md lists the ranks).
///
/// @param <K> the key; its natural order is the lock order
/// @param <V> the value, immutable
public sealed class Table<K extends Comparable<K>, V> implements Comparable<Table<?, ?>>
    permits Index {
  private final String name;
  private final int rank;
  private final boolean inherited;

  Table(String name, int rank) {
    this(name, rank, false);
  }

  private Table(String name, int rank, boolean inherited) {
    this.name = name;
    this.rank = rank;
    this.inherited = inherited;
  }

  /// @param rank position in the lock order, 1 or more, one table each
  public static <K extends Comparable<K>, V> Table<K, V> ranked(String name, int rank) {
    if (rank < 1) throw new IllegalArgumentException("rank of " + name + " is " + rank);
    return new Table<>(name, rank);
  }

  /// The same table, whose rows a batch may take over from the one before it. Only for rows that
  /// are found by their key alone and change under their own lock alone: no list, no count of
  /// others.
  public Table<K, V> inherited() {
    return new Table<>(name, rank, true);
  }

  boolean isInherited() {
    return inherited;
  }

  public String name() {
    return name;
  }

  public int rank() {
    return rank;
  }

  @Override
  public int compareTo(Table<?, ?> other) {
    int byRank = Integer.compare(rank, other.rank);
    return byRank != 0 ? byRank : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
