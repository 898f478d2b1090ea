package dev.holdfast.kernel;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// An engine without threads and without a clock of its own: its one lane runs when it is told to,
/// on the caller's thread. The same lane as [Engine]'s in every other way, so that a simulation can
/// drive it step by step and repeat what it has seen. Confined to one thread.
public final class SteppedEngine {
  private final Lane lane;
  private final Intake intake;

  public SteppedEngine(
      Store store,
      Deciders deciders,
      Codec codec,
      IdSequence ids,
      LaneOptions options,
      Pacing pacing) {
    var machinery = new Attempt.Machinery(store, deciders, codec, ids);
    this.lane = new Lane("stepped", machinery, options, LaneListener.NONE, pacing);
    this.intake = new Intake(List.of(lane), submission -> 0, options.patience(), pacing);
  }

  /// See [Engine#submit].
  public CompletableFuture<Reply> submit(Submission submission) {
    return intake.enqueue(submission).answer;
  }

  /// Runs what is queued and due, as one batch, to its end. Whatever the store throws that is
  /// neither a [StoreException] nor another [RuntimeException] comes out here, as from a process
  /// that dies.
  ///
  /// @return false when there was nothing to do
  public boolean step() {
    return lane.step();
  }

  /// How many commands wait.
  public int depth() {
    return lane.depth();
  }
}
