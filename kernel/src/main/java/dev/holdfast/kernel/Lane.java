package dev.holdfast.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A queue and the one thread that empties it, batch by batch. A batch is what has queued up while
/// the last one committed: a lonely command runs at once, under load the batches grow.
final class Lane {
  private static final long IDLE_MILLIS = 100;

  private final BlockingQueue<Pending> queue;
  private final int queueLimit;
  private final int batchLimit;
  private final BatchRunner runner;
  private final LaneListener listener;
  private final SetAside setAside = new SetAside();
  private final Thread thread;
  private volatile boolean stopping;
  private volatile boolean ended;

  Lane(String name, Attempt.Machinery machinery, LaneOptions options, LaneListener listener) {
    this.queueLimit = options.queue();
    this.queue = new ArrayBlockingQueue<>(options.queue());
    this.batchLimit = options.batch();
    this.listener = listener;
    this.runner = new BatchRunner(machinery, setAside, listener, () -> stopping);
    this.thread = Thread.ofPlatform().name(name).unstarted(this::loop);
  }

  void start() {
    thread.start();
  }

  /// False when the queue is full.
  boolean offer(Pending pending) {
    if (stopping || depth() >= queueLimit || !queue.offer(pending)) return false;
    return !ended || !queue.remove(pending);
  }

  int depth() {
    return queue.size() + setAside.size();
  }

  void stop() {
    stopping = true;
  }

  void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    while (!stopping || depth() > 0) run(take());
    ended = true;
    var late = new Reply.Overloaded("shutting down", Duration.ofSeconds(1));
    for (var pending = queue.poll(); pending != null; pending = queue.poll()) {
      pending.reply.complete(late);
    }
  }

  /// A lane outlives any bug: the callers hear that nobody knows, the next batch goes on.
  private void run(List<Pending> batch) {
    try {
      if (!batch.isEmpty()) runner.run(batch);
    } catch (RuntimeException | Error e) {
      batch.forEach(pending -> pending.reply.complete(new Reply.OutcomeUnknown(0)));
      listener.failed(batch.size(), new IllegalStateException(e));
    }
  }

  /// Commands that were set aside get half of the batch at most: the others are not starved.
  private List<Pending> take() {
    var batch = new ArrayList<Pending>();
    setAside.drainDue(batch, (batchLimit + 1) / 2);
    if (batch.isEmpty()) {
      var first = poll();
      if (first != null) batch.add(first);
    }
    queue.drainTo(batch, batchLimit - batch.size());
    batch.removeIf(pending -> !pending.take());
    return batch;
  }

  /// Only closing the engine ends a lane: an interrupt, by a decision perhaps, does not.
  private @Nullable Pending poll() {
    try {
      return queue.poll(setAside.nextDueMillis(IDLE_MILLIS), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return null;
    }
  }
}
