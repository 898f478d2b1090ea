package dev.holdfast.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The way in: takes commands, hands them to lanes, replies when their decision is durable.
/// Thread-safe.
public final class Engine implements AutoCloseable {
  private final LaneOptions options;
  private final List<Lane> lanes = new ArrayList<>();
  private final Intake intake;

  /// @param route spreads commands over the lanes by any number; commands that want the same rows
  ///   should give the same number, though nothing depends on it
  public Engine(
      Store store,
      Deciders deciders,
      Codec codec,
      IdSequence ids,
      LaneOptions options,
      ToIntFunction<Submission> route,
      LaneListener listener) {
    this.options = options;
    this.intake = new Intake(lanes, route, options.patience(), Pacing.REAL);
    var machinery = new Attempt.Machinery(store, deciders, codec, ids);
    var tolerant = new TolerantListener(listener);
    for (int i = 0; i < options.lanes(); i++) {
      lanes.add(new Lane("holdfast-lane-" + i, machinery, options, tolerant, Pacing.REAL));
    }
    lanes.forEach(Lane::start);
  }

  /// Queues a command. The future always completes with a reply, never exceptionally, and may take
  /// as long as the database does; cancelling it changes nothing.
  public CompletableFuture<Reply> submit(Submission submission) {
    return intake.enqueue(submission).answer;
  }

  /// Decides a command and waits: at most the options' patience while it is queued, and that long
  /// again once a lane has taken it.
  public Reply execute(Submission submission) {
    var pending = intake.enqueue(submission);
    var reply = await(pending);
    if (reply != null) return reply;
    if (intake.withdraw(pending)) return Intake.overloaded("waited too long in the queue");
    reply = await(pending);
    return reply != null ? reply : new Reply.OutcomeUnknown(0);
  }

  /// How many commands wait for a lane, or for a row that a stranger holds.
  public int depth() {
    return lanes.stream().mapToInt(Lane::depth).sum();
  }

  /// Takes nothing new, finishes what is queued, stops the lanes.
  @Override
  public void close() {
    intake.close();
    lanes.forEach(Lane::stop);
    lanes.forEach(Lane::join);
  }

  private @Nullable Reply await(Pending pending) {
    try {
      return pending.answer.get(options.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      return new Reply.Broken(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return intake.withdraw(pending)
          ? Intake.overloaded("interrupted")
          : new Reply.OutcomeUnknown(0);
    }
  }
}
