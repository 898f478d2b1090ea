package dev.holdfast.testkit;

import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Workspace;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Faults that a test lines up: each strikes once, in turn, at its step; or always, while switched
/// on. Thread-safe.
public final class ScriptedFaults implements Faults {
  /// Where a fault may strike.
  public enum Step {
    BEGIN,
    LOAD,
    WRITE,
    WRITE_NEW,
    COMMITTED,
    STATUS_OF,
    LOCKED_ROWS
  }

  private final Map<Step, Queue<Runnable>> once = new EnumMap<>(Step.class);
  private final Queue<CommitFault> commits = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Runnable dead;
  private volatile @Nullable Runnable poison;
  private volatile Predicate<Receipt> poisoned = receipt -> false;

  public ScriptedFaults() {
    for (var step : Step.values()) once.put(step, new ConcurrentLinkedQueue<>());
  }

  /// The next time that the step is reached `failure` runs, once; it throws what the step fails
  /// with, or just takes its time.
  public ScriptedFaults next(Step step, Runnable failure) {
    at(step).add(failure);
    return this;
  }

  /// The next commit goes like this.
  public ScriptedFaults nextCommit(CommitFault fault) {
    commits.add(fault);
    return this;
  }

  /// From now on every step but the commit fails, until [#revive].
  public void kill(Runnable failure) {
    dead = failure;
  }

  public void revive() {
    dead = null;
  }

  /// Each batch that writes a receipt like this fails.
  public ScriptedFaults poison(Predicate<Receipt> receipts, Runnable failure) {
    poisoned = receipts;
    poison = failure;
    return this;
  }

  @Override
  public void begin(Collection<CommandId> commands) {
    strike(Step.BEGIN);
  }

  @Override
  public void load(Keys keys) {
    strike(Step.LOAD);
  }

  @Override
  public void write(Workspace workspace, List<Receipt> receipts) {
    write(Step.WRITE, receipts);
  }

  @Override
  public void writeNew(Workspace workspace, List<Receipt> receipts) {
    write(Step.WRITE_NEW, receipts);
  }

  private void write(Step step, List<Receipt> receipts) {
    strike(step);
    var failure = poison;
    if (failure != null && receipts.stream().anyMatch(poisoned)) failure.run();
  }

  @Override
  public CommitFault commit(long transaction) {
    var fault = commits.poll();
    return fault == null ? CommitFault.NONE : fault;
  }

  @Override
  public void committed(long transaction) {
    strike(Step.COMMITTED);
  }

  @Override
  public void statusOf(long transaction) {
    strike(Step.STATUS_OF);
  }

  @Override
  public void lockedRows(Keys keys) {
    strike(Step.LOCKED_ROWS);
  }

  private void strike(Step step) {
    var always = dead;
    if (always != null && step != Step.COMMITTED) always.run();
    var failure = at(step).poll();
    if (failure != null) failure.run();
  }

  private Queue<Runnable> at(Step step) {
    var queue = once.get(step);
    if (queue == null) throw new IllegalStateException("no queue for " + step);
    return queue;
  }
}
