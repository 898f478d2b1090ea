package dev.holdfast.kernel;

/// Where a [Decider] names the rows its command needs. Asked again after each round of loading,
/// until it names nothing new; naming a loaded row again costs nothing.
public interface Needs {
  /// The row will be changed: lock it.
  <K extends Comparable<K>> void lock(Table<K, ?> table, K key);

  /// The row is only looked at.
  <K extends Comparable<K>> void read(Table<K, ?> table, K key);

  /// More will be named once these are loaded (a cancellation names its order, the order its
  /// stock). Without this word every row of the batch is loaded in one round trip.
  void andMore();
}
