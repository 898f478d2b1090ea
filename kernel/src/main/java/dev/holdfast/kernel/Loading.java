package dev.holdfast.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds out which rows a batch needs, round by round along the lock order. Usually one round: only
/// when a command has said [Needs#andMore] are the lowest tables loaded alone and everybody asked
/// again.
final class Loading {
  private final Deciders deciders;
  private final List<Pending> pendings;
  private final Workspace workspace;
  private final Set<Row> contested;
  private final Set<Pending> blocked = new LinkedHashSet<>();
  private final Map<Pending, Throwable> broken = new HashMap<>();
  private boolean unfinished;

  /// @param contested rows that a stranger was seen to hold: tried, not waited for
  Loading(Deciders deciders, List<Pending> pendings, Workspace workspace, Set<Row> contested) {
    this.deciders = deciders;
    this.pendings = new ArrayList<>(pendings);
    this.workspace = workspace;
    this.contested = contested;
  }

  /// The rows to load next, without those that are loaded or were passed over.
  Keys next(Set<Row> skipped) {
    var collector = new Collector(skipped);
    for (var pending : pendings) collector.ask(pending);
    pendings.removeIf(p -> blocked.contains(p) || broken.containsKey(p));
    unfinished = collector.more;
    return collector.more ? collector.keys.lowest() : collector.keys;
  }

  /// Whether what [#next] gave was not yet everything.
  boolean unfinished() {
    return unfinished;
  }

  /// Commands that need a row which was passed over.
  Set<Pending> blocked() {
    return blocked;
  }

  /// Commands whose decider failed to name its rows, with the failure.
  Map<Pending, Throwable> broken() {
    return broken;
  }

  private final class Collector implements Needs {
    private final Keys keys = new Keys();
    private final Set<Row> skipped;
    private boolean more;
    private boolean passedOver;

    Collector(Set<Row> skipped) {
      this.skipped = skipped;
    }

    void ask(Pending pending) {
      passedOver = false;
      try {
        deciders.needs(pending.submission.command(), workspace, this);
      } catch (RuntimeException | Error e) {
        broken.put(pending, e);
      }
      if (passedOver) blocked.add(pending);
    }

    @Override
    public <K extends Comparable<K>> void lock(Table<K, ?> table, K key) {
      if (workspace.isLoaded(table, key, !(table instanceof Index))) return;
      if (contested.isEmpty() && skipped.isEmpty()) {
        keys.lock(table, key);
        return;
      }
      var row = new Row(table, key);
      if (skipped.contains(row)) passedOver = true;
      else if (contested.contains(row)) keys.tryLock(row);
      else keys.lock(table, key);
    }

    @Override
    public <K extends Comparable<K>> void read(Table<K, ?> table, K key) {
      if (!workspace.isLoaded(table, key)) keys.read(table, key);
    }

    @Override
    public void andMore() {
      more = true;
    }
  }
}
