package dev.holdfast.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The rows of one batch in memory: loaded once, changed by each decision in turn, written back
/// once. Values are immutable, so undoing a decision means putting the former references back.
/// Confined to one thread.
public final class Workspace {
  private final Map<Table<?, ?>, Map<Comparable<?>, Slot>> tables = new HashMap<>();
  private final List<Undo> undo = new ArrayList<>();
  private final List<Journaled> entries = new ArrayList<>();
  private int decisionStart;
  private String actor = "";
  private @Nullable CommandId cause;

  private static final class Slot {
    final @Nullable Object loaded;
    @Nullable Object current;
    final boolean writable;

    Slot(@Nullable Object loaded, boolean writable) {
      this.loaded = loaded;
      this.current = loaded;
      this.writable = writable;
    }

    /// The row as it is now, null unless it was added or changed.
    @Nullable Object changed() {
      return current == loaded ? null : current;
    }
  }

  private record Undo(Slot slot, @Nullable Object former) {}

  /// An entry with who and what caused it.
  public record Journaled(Entry entry, String actor, @Nullable CommandId cause) {}

  /// A row to write: `before` is null for a new one.
  public record Change(Comparable<?> key, @Nullable Object before, Object after) {}

  public boolean isLoaded(Table<?, ?> table, Comparable<?> key) {
    return slot(table, key) != null;
  }

  boolean isLoaded(Table<?, ?> table, Comparable<?> key, boolean forUpdate) {
    var slot = slot(table, key);
    return slot != null && (slot.writable || !forUpdate);
  }

  /// The row as this batch sees it, null when there is none.
  ///
  /// @throws IllegalStateException when the row was not loaded: the decider's needs are incomplete
  @SuppressWarnings("unchecked")
  public <K extends Comparable<K>, V> @Nullable V find(Table<K, V> table, K key) {
    var slot = slot(table, key);
    if (slot == null) throw new IllegalStateException(table + " " + key + " was not loaded");
    return (V) slot.current;
  }

  /// The row, which must exist.
  public <K extends Comparable<K>, V> V get(Table<K, V> table, K key) {
    return Objects.requireNonNull(find(table, key), () -> table + " " + key + " does not exist");
  }

  /// Changes a row that was locked, or adds one that does not exist yet.
  public <K extends Comparable<K>, V> void put(Table<K, V> table, K key, V value) {
    var rows = tables.computeIfAbsent(table, t -> new HashMap<>());
    var slot = rows.computeIfAbsent(key, k -> new Slot(null, true));
    if (!slot.writable) throw new IllegalStateException(table + " " + key + " was not locked");
    undo.add(new Undo(slot, slot.current));
    slot.current = value;
  }

  /// Appends what happened to the journal.
  public void append(Entry entry) {
    entries.add(new Journaled(entry, actor, cause));
  }

  /// The store's word: the row as loaded, null when there is none. A locked row replaces one that
  /// was only read. For stores, and for tests of decisions.
  public void load(
      Table<?, ?> table, Comparable<?> key, @Nullable Object value, boolean forUpdate) {
    tables.computeIfAbsent(table, t -> new HashMap<>()).put(key, new Slot(value, forUpdate));
  }

  /// The row as this batch leaves it, null when there is none or it was not loaded.
  @Nullable Object current(Table<?, ?> table, Comparable<?> key) {
    var slot = slot(table, key);
    return slot == null ? null : slot.current;
  }

  /// Hands out the rows of one table that were added or changed, as they are now.
  @SuppressWarnings("unchecked")
  <V> void changed(Table<?, V> table, Consumer<V> consumer) {
    for (var slot : tables.getOrDefault(table, Map.of()).values()) {
      var now = slot.changed();
      if (now != null) consumer.accept((V) now);
    }
  }

  /// A decision starts here: what [#rollback] returns to, and who the journal entries name.
  public void begin(String actor, @Nullable CommandId cause) {
    this.actor = actor;
    this.cause = cause;
    undo.clear();
    decisionStart = entries.size();
  }

  /// How many entries were appended since [#begin].
  int appended() {
    return entries.size() - decisionStart;
  }

  /// Undoes everything since [#begin].
  public void rollback() {
    for (int i = undo.size() - 1; i >= 0; i--) undo.get(i).slot().current = undo.get(i).former();
    undo.clear();
    while (entries.size() > decisionStart) entries.removeLast();
  }

  /// The journal entries in the order of the decisions.
  public List<Journaled> entries() {
    return entries;
  }

  /// The changed rows of each table in lock order: first the tables, then their keys. So two
  /// servers add the same keys in the same order, and new ids go to the end of an index one by one.
  public Map<Table<?, ?>, List<Change>> changes() {
    var changes = new LinkedHashMap<Table<?, ?>, List<Change>>();
    tables.keySet().stream().sorted().forEach(t -> collect(t, changes));
    return changes;
  }

  private void collect(Table<?, ?> table, Map<Table<?, ?>, List<Change>> changes) {
    var changed = new ArrayList<Change>();
    Objects.requireNonNull(tables.get(table))
        .forEach((key, slot) -> {
          var now = slot.changed();
          if (now != null) changed.add(new Change(key, slot.loaded, now));
        });
    changed.sort(Workspace::byKey);
    if (!changed.isEmpty()) changes.put(table, changed);
  }

  /// A table's keys are all of one type.
  @SuppressWarnings("unchecked")
  private static int byKey(Change one, Change other) {
    return ((Comparable<Object>) one.key()).compareTo(other.key());
  }

  private @Nullable Slot slot(Table<?, ?> table, Comparable<?> key) {
    var rows = tables.get(table);
    return rows == null ? null : rows.get(key);
  }
}
