package dev.holdfast.kernel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// A submitted command and the reply that its caller waits for.
final class Pending {
  private enum Phase {
    QUEUED,
    TAKEN,
    GIVEN_UP
  }

  final Submission submission;

  /// For the lane to complete.
  final CompletableFuture<Reply> reply = new CompletableFuture<>();

  /// For the caller: done when the reply is given and the engine has let go of the command, so that
  /// a repetition finds it no longer in flight. Cancelling it changes nothing.
  final CompletableFuture<Reply> answer;

  private final long deadline;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.QUEUED);

  /// Whether it has already been alone in a batch that violated a constraint.
  boolean suspected;

  /// How often a stranger's lock made the lane set it aside.
  int setAside;

  /// How often it was put back, to wait for the commit of the batch before.
  int putBack;

  /// @param deadline by [Pacing#nanos], when the caller's patience ends
  Pending(Submission submission, long deadline, Consumer<Pending> letGo) {
    this.answer = reply.whenComplete((reply, failure) -> letGo.accept(this));
    this.submission = submission;
    this.deadline = deadline;
  }

  /// The lane's claim; false when the caller has given up before.
  boolean take() {
    return phase.compareAndSet(Phase.QUEUED, Phase.TAKEN) || phase.get() == Phase.TAKEN;
  }

  /// The caller's withdrawal; false when a lane has it already, and may have decided it.
  boolean giveUp() {
    return phase.compareAndSet(Phase.QUEUED, Phase.GIVEN_UP);
  }

  boolean overdue(long now) {
    return now - deadline > 0;
  }
}
