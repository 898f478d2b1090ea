package dev.holdfast.store;

import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Row;
import dev.holdfast.kernel.Table;
import dev.holdfast.kernel.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;

/// The loads of one round trip: rows of several tables, locked in lock order.
final class Loads {
  private final List<Load> loads = new ArrayList<>();

  /// Rows of one table to load in one way.
  private record Load(Table<?, ?> table, Collection<Comparable<?>> keys, Locking locking) {}

  /// Adds the statements; the results are to be handed over once the pipeline has run.
  static Results of(Keys keys, Tables tables, Pipeline pipeline) {
    var loads = new Loads(keys).loads;
    var results = new ArrayList<TableAdapter.Loaded<?, ?>>(loads.size());
    for (var load : loads) {
      results.add(tables.load(pipeline, load.table(), load.keys(), load.locking()));
    }
    return (into, skipped) -> {
      for (int i = 0; i < loads.size(); i++) hand(loads.get(i), results.get(i), into, skipped);
    };
  }

  /// What was loaded.
  @FunctionalInterface
  interface Results {
    /// @param skipped gets the rows that a stranger holds
    void hand(Workspace into, Set<Row> skipped);
  }

  private Loads(Keys keys) {
    keys.tried().forEach((table, rows) -> loads.add(new Load(table, rows, Locking.SKIP)));
    keys.locked().forEach((table, rows) -> loads.add(new Load(table, rows, Locking.WAIT)));
    unlocked(keys).forEach((table, rows) -> loads.add(new Load(table, rows, Locking.NONE)));
    loads.sort(Comparator.comparing(Load::table));
  }

  private static void hand(
      Load load, TableAdapter.Loaded<?, ?> loaded, Workspace into, Set<Row> skipped) {
    var rows = loaded.rows();
    var held = loaded.skipped();
    for (var key : load.keys()) {
      if (held.contains(key)) skipped.add(new Row(load.table(), key));
      else into.load(load.table(), key, rows.get(key), load.locking() != Locking.NONE);
    }
  }

  /// The keys to read without those that are locked too.
  private static Map<Table<?, ?>, Collection<Comparable<?>>> unlocked(Keys keys) {
    var unlocked = new TreeMap<Table<?, ?>, Collection<Comparable<?>>>();
    keys.read()
        .forEach((table, rows) -> {
          var left = new ArrayList<Comparable<?>>(rows);
          left.removeIf(
              key -> contains(keys.locked(), table, key) || contains(keys.tried(), table, key));
          if (!left.isEmpty()) unlocked.put(table, left);
        });
    return unlocked;
  }

  private static boolean contains(
      Map<Table<?, ?>, NavigableSet<Comparable<?>>> keys, Table<?, ?> table, Comparable<?> key) {
    var rows = keys.get(table);
    return rows != null && rows.contains(key);
  }
}
