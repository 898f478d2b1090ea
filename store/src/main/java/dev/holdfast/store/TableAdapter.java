package dev.holdfast.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the rows of one kernel table are kept in SQL. Registered in [Tables].
///
/// @param <K> the key
/// @param <V> the value, which may span several SQL tables
interface TableAdapter<K extends Comparable<K>, V> {
  /// Adds the statements that load (and lock, in one order for everybody) the rows of `keys`.
  ///
  /// @return the result, once the pipeline has run
  Loaded<K, V> load(Pipeline pipeline, Collection<K> keys, Locking locking);

  /// Adds the statements that write what differs.
  void write(Pipeline pipeline, List<Change<K, V>> changes);

  /// What a load found; to be asked once, after the pipeline has run.
  interface Loaded<K, V> {
    /// The rows; a key without a row has no entry.
    Map<K, V> rows();

    /// Keys whose row exists and is locked by a stranger; empty unless rows were to be skipped.
    Set<K> skipped();
  }

  /// A changed row; `before` is null for a new one.
  record Change<K, V>(K key, @Nullable V before, V after) {}
}
