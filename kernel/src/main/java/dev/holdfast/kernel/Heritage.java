package dev.holdfast.kernel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What a batch takes over from the one before it, which has not committed yet: the rows that one
/// has locked, as it leaves them. Confined to one thread.
final class Heritage {
  private final Workspace before;
  private final Map<Row, Object> taken = new HashMap<>();
  private final Map<Index<?, ?, ?>, Set<Comparable<?>>> parts = new HashMap<>();

  /// @param before decided; it does not change any more
  Heritage(Workspace before) {
    this.before = before;
  }

  /// Whether only the commit of the batch before will show the row; any other is loaded as ever,
  /// also one that the batch before has not found and does not add: that cannot be locked.
  boolean concerns(Table<?, ?> table, Comparable<?> key) {
    return before.isLoaded(table, key, true) && before.current(table, key) != null
        || table instanceof Index<?, ?, ?> index
            && parts.computeIfAbsent(index, this::changedParts).contains(key);
  }

  /// Takes over a row that the batch before [#concerns].
  ///
  /// @return false when rows of its table cannot be
  boolean hand(Table<?, ?> table, Comparable<?> key, boolean forUpdate, Workspace into) {
    if (!table.isInherited()) return false;
    var left = Objects.requireNonNull(before.current(table, key), "no concern");
    into.load(table, key, left, forUpdate);
    if (forUpdate) taken.put(new Row(table, key), left);
    return true;
  }

  /// The rows that were taken over and are still to be locked.
  Keys toLock() {
    var keys = new Keys();
    taken.keySet().forEach(keys::tryLock);
    return keys;
  }

  /// Whether every one of them is found as it was expected.
  boolean matches(Workspace found) {
    return taken.entrySet().stream()
        .allMatch(row -> {
          var key = row.getKey();
          return found.isLoaded(key.table(), key.key())
              && row.getValue().equals(found.current(key.table(), key.key()));
        });
  }

  /// The parts that owners have which the batch before adds or changes.
  private <P extends Comparable<P>, O> Set<Comparable<?>> changedParts(Index<?, P, O> index) {
    var changed = new HashSet<Comparable<?>>();
    before.changed(index.owner(), owner -> changed.addAll(index.parts(owner)));
    return changed;
  }
}
