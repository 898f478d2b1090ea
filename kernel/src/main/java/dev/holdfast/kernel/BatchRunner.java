package dev.holdfast.kernel;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Runs a batch to its end whatever the store says: again after a deadlock, again when the database
/// is back, split when a command poisons it, asking when a commit went unanswered. Runs one batch
/// at a time: one that is still giving its replies only touches what is thread-safe.
final class BatchRunner {
  private static final long CONTESTED_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Reply UNREACHABLE = new Reply.Unavailable("the database cannot be reached");
  private static final Reply CONTENDED =
      new Reply.Overloaded("other servers keep changing the same rows", Duration.ofSeconds(1));

  private final Attempt.Machinery machinery;
  private final SetAside setAside;
  private final LaneListener listener;
  private final BooleanSupplier stopping;
  private final Pacing pacing;
  private final Set<Row> contested = new HashSet<>();
  private final Repeats repeats;
  private long contestedUntil;

  BatchRunner(
      Attempt.Machinery machinery,
      SetAside setAside,
      Repeats repeats,
      LaneListener listener,
      BooleanSupplier stopping,
      Pacing pacing) {
    this.machinery = machinery;
    this.setAside = setAside;
    this.repeats = repeats;
    this.listener = listener;
    this.stopping = stopping;
    this.pacing = pacing;
  }

  /// Returns when every command has its reply or is set aside.
  ///
  /// @param leg hears what the first try decides, and what becomes of that
  void run(List<Pending> batch, Leg leg) {
    var parts = new ArrayDeque<List<Pending>>();
    parts.push(batch);
    for (int failures = 0; !parts.isEmpty(); ) {
      var trouble = tryOnce(parts.pop(), parts, leg);
      failures = trouble == null ? 0 : failures + 1;
      if (trouble != null) {
        for (var part : parts) answerOverdue(part, trouble);
        pause(failures);
      }
    }
  }

  /// Tries the part; what is left of it after a failure goes back onto `parts`.
  ///
  /// @return when the store failed for no fault of the commands, so that a pause is in place: what
  ///   the callers hear whose patience has ended
  private @Nullable Reply tryOnce(List<Pending> unanswered, Deque<List<Pending>> parts, Leg leg) {
    var part = unanswered.stream().filter(p -> !p.reply.isDone()).toList();
    if (part.isEmpty()) return null;
    var attempt = attempt(part);
    long start = pacing.nanos();
    try {
      attempt.run(leg);
      leg.committed();
      listener.committed(attempt.answers().size(), pacing.nanos() - start);
      deliver(attempt);
      if (attempt.answers().replays()) repeats.suspect();
      return null;
    } catch (RuntimeException e) {
      leg.failed();
      listener.failed(part.size(), e);
      repeats.suspect();
      return recover(e, attempt, part, parts);
    }
  }

  /// A command that needs a contested row may be a repeat that needs none.
  private Attempt attempt(List<Pending> part) {
    var avoided = contestedNow();
    boolean lookingFirst = repeats.lookedForAmong(part.size()) || !avoided.isEmpty();
    return new Attempt(machinery, part, avoided, lookingFirst);
  }

  private @Nullable Reply recover(
      RuntimeException failure, Attempt attempt, List<Pending> part, Deque<List<Pending>> parts) {
    if (!(failure instanceof StoreException known)) {
      isolate(part, parts, new Reply.Broken(failure));
      return null;
    }
    return switch (known) {
      case StoreException.Contended e -> again(part, parts, CONTENDED);
      case StoreException.Unreachable e -> again(part, parts, UNREACHABLE);
      case StoreException.RowsLocked e -> avoidLockedRows(attempt, part, parts);
      case StoreException.Violation e -> {
        isolate(part, parts, new Reply.Violated(e.constraint(), String.valueOf(e.getMessage())));
        yield null;
      }
      case StoreException.CommitUnknown e -> {
        if (!turnsOutCommitted(e, attempt, part)) yield again(part, parts, UNREACHABLE);
        yield null;
      }
    };
  }

  /// Finds out about a commit that went unanswered, and replies if it happened.
  boolean turnsOutCommitted(
      StoreException.CommitUnknown unknown, Attempt attempt, List<Pending> part) {
    if (!resolve(unknown.transaction(), part)) return false;
    deliver(attempt);
    return true;
  }

  private static Reply again(List<Pending> part, Deque<List<Pending>> parts, Reply trouble) {
    parts.push(part);
    return trouble;
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
  private @Nullable Reply avoidLockedRows(
      Attempt attempt, List<Pending> part, Deque<List<Pending>> parts) {
    var locked = new HashSet<Row>();
    try {
      for (var keys : attempt.asked()) locked.addAll(machinery.store().lockedRows(keys));
    } catch (RuntimeException e) {
      listener.failed(part.size(), e);
      return again(part, parts, UNREACHABLE);
    }
    if (contested.addAll(locked)) {
      contestedUntil = pacing.nanos() + CONTESTED_NANOS;
      parts.push(part);
    } else if (part.size() > 1) {
      halve(part, parts);
    } else {
      setAside.add(part.getFirst());
    }
    return null;
  }

  private Set<Row> contestedNow() {
    if (!contested.isEmpty() && pacing.nanos() - contestedUntil > 0) contested.clear();
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
      } catch (RuntimeException e) {
        listener.failed(part.size(), e);
      }
      answerOverdue(part, new Reply.OutcomeUnknown(transaction));
      if (part.stream().allMatch(p -> p.reply.isDone())) return false;
      pause(tries);
    }
  }

  /// Nobody waits for a database that is away when the engine stops.
  private void answerOverdue(List<Pending> part, Reply verdict) {
    boolean everybody = stopping.getAsBoolean() && verdict != CONTENDED;
    long now = pacing.nanos();
    for (var pending : part) {
      if (everybody || pending.overdue(now)) pending.reply.complete(verdict);
    }
  }

  private void pause(int tries) {
    long millis = Math.min(5L << Math.min(tries - 1, 6), 200);
    pacing.pause(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  void deliver(Attempt attempt) {
    attempt.answers().give();
    attempt.blocked().forEach(setAside::add);
    var entries = attempt.journaled();
    if (!entries.isEmpty()) listener.journaled(entries);
  }
}
