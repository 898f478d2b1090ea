package dev.holdfast.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Commands that wait for a row which a stranger holds, tried again with growing pauses until their
/// patience ends. Thread-safe.
final class SetAside {
  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final long LONGEST_PAUSE_MILLIS = 500;

  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Waiting::due));
  private final Pacing pacing;
  private final AtomicInteger size = new AtomicInteger();

  private record Waiting(Pending pending, long due) {}

  SetAside(Pacing pacing) {
    this.pacing = pacing;
  }

  void add(Pending pending) {
    long now = pacing.nanos();
    if (pending.overdue(now)) {
      pending.reply.complete(
          new Reply.Overloaded("a row it needs is locked", Duration.ofSeconds(1)));
      return;
    }
    int doublings = Math.min(pending.setAside++, 10);
    long pause = Math.min(FIRST_PAUSE_MILLIS << doublings, LONGEST_PAUSE_MILLIS);
    synchronized (waiting) {
      waiting.add(new Waiting(pending, now + pause * 1_000_000));
    }
    size.incrementAndGet();
  }

  /// Moves what is due into `batch`, at most `limit` commands.
  void drainDue(List<Pending> batch, int limit) {
    long now = pacing.nanos();
    var due = new ArrayList<Pending>();
    synchronized (waiting) {
      while (!waiting.isEmpty() && due.size() < limit && waiting.element().due() - now <= 0) {
        due.add(waiting.remove().pending());
      }
    }
    size.addAndGet(-due.size());
    batch.addAll(due);
  }

  /// Whether one is to be tried again now.
  boolean isDue() {
    if (size.get() == 0) return false;
    synchronized (waiting) {
      return !waiting.isEmpty() && waiting.element().due() - pacing.nanos() <= 0;
    }
  }

  /// Milliseconds until the next one is due, 1 or more, but at most `longest`.
  long nextDueMillis(long longest) {
    synchronized (waiting) {
      if (waiting.isEmpty()) return longest;
      long millis = (waiting.element().due() - pacing.nanos()) / 1_000_000;
      return Math.min(Math.max(millis, 1), longest);
    }
  }

  int size() {
    return size.get();
  }
}
