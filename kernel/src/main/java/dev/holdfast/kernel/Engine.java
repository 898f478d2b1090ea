package dev.holdfast.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The way in: takes commands, hands them to lanes, replies when their decision is durable.
/// Thread-safe.
public final class Engine implements AutoCloseable {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final LaneOptions options;
  private final ToIntFunction<Submission> route;
  private final List<Lane> lanes = new ArrayList<>();
  private final ConcurrentMap<CommandId, Pending> inFlight = new ConcurrentHashMap<>();
  private volatile boolean closed;

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
    this.route = route;
    var machinery = new Attempt.Machinery(store, deciders, codec, ids);
    var tolerant = new TolerantListener(listener);
    for (int i = 0; i < options.lanes(); i++) {
      lanes.add(new Lane("holdfast-lane-" + i, machinery, options, tolerant));
    }
    lanes.forEach(Lane::start);
  }

  /// Queues a command. The future always completes with a reply, never exceptionally, and may take
  /// as long as the database does; cancelling it changes nothing.
  public CompletableFuture<Reply> submit(Submission submission) {
    return enqueue(submission).answer;
  }

  /// Decides a command and waits: at most the options' patience while it is queued, and that long
  /// again once a lane has taken it.
  public Reply execute(Submission submission) {
    var pending = enqueue(submission);
    var reply = await(pending);
    if (reply != null) return reply;
    if (withdraw(pending)) return new Reply.Overloaded("waited too long in the queue", RETRY_AFTER);
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
    closed = true;
    lanes.forEach(Lane::stop);
    lanes.forEach(Lane::join);
  }

  private Pending enqueue(Submission submission) {
    var pending = new Pending(submission, options.patience(), this::letGo);
    if (closed) return refuse(pending, new Reply.Overloaded("shutting down", RETRY_AFTER));
    var id = submission.id();
    if (id != null && inFlight.putIfAbsent(id, pending) != null) {
      return refuse(pending, new Reply.InFlight(id));
    }
    try {
      var lane = lanes.get(Math.floorMod(route.applyAsInt(submission), lanes.size()));
      if (lane.offer(pending)) return pending;
      return refuse(pending, new Reply.Overloaded("the queue is full", RETRY_AFTER));
    } catch (RuntimeException e) {
      return refuse(pending, new Reply.Broken(e));
    }
  }

  private static Pending refuse(Pending pending, Reply reply) {
    pending.reply.complete(reply);
    return pending;
  }

  /// Takes the command back; false when a lane has it already.
  private boolean withdraw(Pending pending) {
    if (!pending.giveUp()) return false;
    letGo(pending);
    return true;
  }

  private void letGo(Pending pending) {
    var id = pending.submission.id();
    if (id != null) inFlight.remove(id, pending);
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
      return withdraw(pending)
          ? new Reply.Overloaded("interrupted", RETRY_AFTER)
          : new Reply.OutcomeUnknown(0);
    }
  }
}
