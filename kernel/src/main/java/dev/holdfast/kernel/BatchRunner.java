package dev.holdfast.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Runs a batch to its end whatever the store says: again after a deadlock, again when the database
/// is back, split when a command poisons it, asking when a commit went unanswered. Confined to the
/// lane's thread.
final class BatchRunner {
  private static final long CONTESTED_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Attempt.Machinery machinery;
  private final SetAside setAside;
  private final LaneListener listener;
  private final BooleanSupplier stopping;
  private final Set<Row> contested = new HashSet<>();
  private long contestedUntil;

  BatchRunner(
      Attempt.Machinery machinery,
      SetAside setAside,
      LaneListener listener,
      BooleanSupplier stopping) {
    this.machinery = machinery;
    this.setAside = setAside;
    this.listener = listener;
    this.stopping = stopping;
  }

  /// Returns when every command has its reply or is set aside.
  void run(List<Pending> batch) {
    var parts = new ArrayDeque<List<Pending>>();
    parts.push(batch);
    for (int failures = 0; !parts.isEmpty(); ) {
      failures = tryOnce(parts.pop(), parts) ? 0 : failures + 1;
      if (failures > 0) dropOverdue(parts, failures);
    }
  }

  /// Tries the part; what is left of it after a failure goes back onto `parts`.
  ///
  /// @return false when the store failed for no fault of the commands, so that a pause is in place
  private boolean tryOnce(List<Pending> unanswered, Deque<List<Pending>> parts) {
    var part = unanswered.stream().filter(p -> !p.reply.isDone()).toList();
    if (part.isEmpty()) return true;
    var attempt = new Attempt(machinery, part, contestedNow());
    long start = System.nanoTime();
    try {
      attempt.run();
      listener.committed(part.size(), System.nanoTime() - start);
      deliver(attempt);
      return true;
    } catch (RuntimeException e) {
      listener.failed(part.size(), e);
      return recover(e, attempt, part, parts);
    }
  }

  private boolean recover(
      RuntimeException failure, Attempt attempt, List<Pending> part, Deque<List<Pending>> parts) {
    if (!(failure instanceof StoreException known)) {
      isolate(part, parts, new Reply.Broken(failure));
      return true;
    }
    return switch (known) {
      case StoreException.Contended e -> again(part, parts);
      case StoreException.Unreachable e -> again(part, parts);
      case StoreException.RowsLocked e -> avoidLockedRows(attempt, part, parts);
      case StoreException.Violation e -> {
        isolate(part, parts, new Reply.Violated(e.constraint(), String.valueOf(e.getMessage())));
        yield true;
      }
      case StoreException.CommitUnknown e -> {
        if (resolve(e.transaction(), part)) deliver(attempt);
        else parts.push(part);
        yield true;
      }
    };
  }

  private static boolean again(List<Pending> part, Deque<List<Pending>> parts) {
    parts.push(part);
    return false;
  }

  /// Halves the part until the culprit stands alone; alone it gets a second chance, because the row
  /// that it ran into may have been another server's newly committed one.
  private static void isolate(List<Pending> part, Deque<List<Pending>> parts, Reply verdict) {
    if (part.size() > 1) {
      halve(part, parts);
    } else if (part.getFirst().suspected) {
      part.getFirst().reply.complete(verdict);
    } else {
      part.getFirst().suspected = true;
      parts.push(part);
    }
  }

  private static void halve(List<Pending> part, Deque<List<Pending>> parts) {
    int middle = part.size() / 2;
    parts.push(part.subList(middle, part.size()));
    parts.push(part.subList(0, middle));
  }

  /// Finds the rows that a stranger holds, so that the next attempt passes them over. When there
  /// are none, the wait was for a key that somebody is just inserting: the part is halved until the
  /// command that wants the same key stands alone and is set aside.
  private boolean avoidLockedRows(Attempt attempt, List<Pending> part, Deque<List<Pending>> parts) {
    var locked = new HashSet<Row>();
    try {
      for (var keys : attempt.asked()) locked.addAll(machinery.store().lockedRows(keys));
    } catch (StoreException e) {
      return again(part, parts);
    }
    if (contested.addAll(locked)) {
      contestedUntil = System.nanoTime() + CONTESTED_NANOS;
      parts.push(part);
    } else if (part.size() > 1) {
      halve(part, parts);
    } else {
      setAside.add(part.getFirst());
    }
    return true;
  }

  private Set<Row> contestedNow() {
    if (!contested.isEmpty() && System.nanoTime() - contestedUntil > 0) contested.clear();
    return contested;
  }

  /// Asks until the transaction is known to be committed (true) or aborted (false), or nobody waits
  /// for the answer any more (false). The callers whose patience ends meanwhile hear that nobody
  /// knows; their commands are not run again.
  private boolean resolve(long transaction, List<Pending> part) {
    for (int tries = 1; ; tries++) {
      try {
        switch (machinery.store().statusOf(transaction)) {
          case COMMITTED -> {
            return true;
          }
          case ABORTED -> {
            return false;
          }
          case IN_PROGRESS -> {}
        }
      } catch (StoreException e) {
        listener.failed(part.size(), e);
      }
      answerOverdue(part, new Reply.OutcomeUnknown(transaction));
      if (part.stream().allMatch(p -> p.reply.isDone())) return false;
      pause(tries);
    }
  }

  private void dropOverdue(Deque<List<Pending>> parts, int failures) {
    var verdict = new Reply.Unavailable("the database cannot be reached");
    for (var part : parts) answerOverdue(part, verdict);
    if (!parts.isEmpty()) pause(failures);
  }

  private void answerOverdue(List<Pending> part, Reply verdict) {
    for (var pending : part) {
      if (pending.overdue() || stopping.getAsBoolean()) pending.reply.complete(verdict);
    }
  }

  private static void pause(int tries) {
    long millis = Math.min(5L << Math.min(tries - 1, 6), 200);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private void deliver(Attempt attempt) {
    attempt.replies().forEach((pending, reply) -> pending.reply.complete(reply));
    attempt.blocked().forEach(setAside::add);
  }
}
