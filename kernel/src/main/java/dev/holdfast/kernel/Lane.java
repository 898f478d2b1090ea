package dev.holdfast.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// A queue and the one thread that empties it, batch by batch. A batch is what has queued up while
/// the last one committed: a lonely command runs at once, under load the batches grow.
final class Lane {
  private static final long IDLE_MILLIS = 100;

  private final BlockingQueue<Pending> queue;
  private final int batchLimit;
  private final BatchRunner runner;
  private final LaneListener listener;
  private final SetAside setAside = new SetAside();
  private final Thread thread;
  private volatile boolean stopping;

  Lane(String name, Attempt.Machinery machinery, LaneOptions options, LaneListener listener) {
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
    if (stopping || !queue.offer(pending)) return false;
    return thread.isAlive() || !queue.remove(pending);
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
    while (!stopping || depth() > 0) {
      try {
        run(take());
      } catch (InterruptedException e) {
        stopping = true;
      }
    }
  }

  /// A lane outlives even an [Error]: the callers hear that nobody knows, the next batch goes on.
  private void run(List<Pending> batch) {
    try {
      if (!batch.isEmpty()) runner.run(batch);
    } catch (Error e) {
      batch.forEach(pending -> pending.reply.complete(new Reply.OutcomeUnknown(0)));
      listener.failed(batch.size(), new IllegalStateException(e));
    }
  }

  private List<Pending> take() throws InterruptedException {
    var batch = new ArrayList<Pending>();
    setAside.drainDue(batch, stopping);
    if (batch.isEmpty()) {
      var first = queue.poll(setAside.nextDueMillis(IDLE_MILLIS), TimeUnit.MILLISECONDS);
      if (first != null) batch.add(first);
    }
    queue.drainTo(batch, Math.max(0, batchLimit - batch.size()));
    batch.removeIf(pending -> !pending.take());
    return batch;
  }
}
