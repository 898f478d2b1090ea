package dev.holdfast.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  private final Set<Pending> waiting = new LinkedHashSet<>();
  private @Nullable Heritage heritage;
  private boolean unfinished;

  /// @param contested rows that a stranger was seen to hold: tried, not waited for
  Loading(Deciders deciders, List<Pending> pendings, Workspace workspace, Set<Row> contested) {
    this.deciders = deciders;
    this.pendings = new ArrayList<>(pendings);
    this.workspace = workspace;
    this.contested = contested;
  }

  /// From now on rows that the batch before has locked are taken over from it.
  void inherit(Heritage from) {
    heritage = from;
  }

  /// The rows to load next, without those that are loaded or were passed over.
  Keys next(Set<Row> skipped) {
    var collector = new Collector(skipped);
    for (var pending : pendings) collector.ask(pending);
    pendings.removeIf(p -> blocked.contains(p) || waiting.contains(p) || broken.containsKey(p));
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

  /// Commands that need a row which only the commit of the batch before will show.
  Set<Pending> waiting() {
    return waiting;
  }

  /// Commands whose decider failed to name its rows, with the failure.
  Map<Pending, Throwable> broken() {
    return broken;
  }

  private final class Collector implements Needs {
    private final Keys keys = new Keys();
    private final Set<Row> skipped;
    private boolean more;

    /// What one command wants: nothing, if it has to wait for the batch before.
    private final List<Runnable> asked = new ArrayList<>();

    private boolean passedOver;
    private boolean tooEarly;
    private boolean askedForMore;

    Collector(Set<Row> skipped) {
      this.skipped = skipped;
    }

    void ask(Pending pending) {
      asked.clear();
      passedOver = false;
      tooEarly = false;
      askedForMore = false;
      try {
        deciders.needs(pending.submission.command(), workspace, this);
      } catch (RuntimeException | Error e) {
        broken.put(pending, e);
      }
      if (passedOver) blocked.add(pending);
      if (tooEarly) {
        waiting.add(pending);
        return;
      }
      asked.forEach(Runnable::run);
      more |= askedForMore;
    }

    @Override
    public <K extends Comparable<K>> void lock(Table<K, ?> table, K key) {
      if (workspace.isLoaded(table, key, !(table instanceof Index))) return;
      if (inherits(table, key, true)) return;
      if (contested.isEmpty() && skipped.isEmpty()) {
        asked.add(() -> keys.lock(table, key));
        return;
      }
      var row = new Row(table, key);
      if (skipped.contains(row)) passedOver = true;
      else if (contested.contains(row)) asked.add(() -> keys.tryLock(row));
      else asked.add(() -> keys.lock(table, key));
    }

    @Override
    public <K extends Comparable<K>> void read(Table<K, ?> table, K key) {
      if (workspace.isLoaded(table, key)) return;
      if (inherits(table, key, false)) return;
      asked.add(() -> keys.read(table, key));
    }

    private boolean inherits(Table<?, ?> table, Comparable<?> key, boolean forUpdate) {
      var from = heritage;
      if (from == null || !from.concerns(table, key)) return false;
      if (!from.hand(table, key, forUpdate, workspace)) tooEarly = true;
      return true;
    }

    @Override
    public void andMore() {
      askedForMore = true;
    }
  }
}
