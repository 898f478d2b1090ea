package dev.holdfast.kernel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.ToIntFunction;

/// Hands commands to lanes, and knows which ids are on their way. Thread-safe.
final class Intake {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final List<Lane> lanes;
  private final ToIntFunction<Submission> route;
  private final long patienceNanos;
  private final Pacing pacing;
  private final ConcurrentMap<CommandId, Pending> inFlight = new ConcurrentHashMap<>();
  private volatile boolean closed;

  Intake(List<Lane> lanes, ToIntFunction<Submission> route, Duration patience, Pacing pacing) {
    this.lanes = lanes;
    this.route = route;
    this.patienceNanos = patience.toNanos();
    this.pacing = pacing;
  }

  /// Queues the command, or answers it at once when that cannot be.
  Pending enqueue(Submission submission) {
    var pending = new Pending(submission, pacing.nanos() + patienceNanos, this::letGo);
    if (closed) return refuse(pending, overloaded("shutting down"));
    var id = submission.id();
    if (id != null && inFlight.putIfAbsent(id, pending) != null) {
      return refuse(pending, new Reply.InFlight(id));
    }
    try {
      var lane = lanes.get(Math.floorMod(route.applyAsInt(submission), lanes.size()));
      return lane.offer(pending) ? pending : refuse(pending, overloaded("the queue is full"));
    } catch (RuntimeException e) {
      return refuse(pending, new Reply.Broken(e));
    }
  }

  /// Takes the command back; false when a lane has it already.
  boolean withdraw(Pending pending) {
    if (!pending.giveUp()) return false;
    letGo(pending);
    return true;
  }

  void close() {
    closed = true;
  }

  static Reply overloaded(String reason) {
    return new Reply.Overloaded(reason, RETRY_AFTER);
  }

  private void letGo(Pending pending) {
    var id = pending.submission.id();
    if (id != null) inFlight.remove(id, pending);
  }

  private static Pending refuse(Pending pending, Reply reply) {
    pending.reply.complete(reply);
    return pending;
  }
}
