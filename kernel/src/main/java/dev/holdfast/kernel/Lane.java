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

  /// A batch of so many has answered a crowd.
  private static final int CROWD = 128;

  private static final long GATHER_NANOS = 2_000_000;
  private static final long GLANCE_NANOS = 100_000;

  private final BlockingQueue<Pending> queue;
  private final int queueLimit;
  private final int batchLimit;
  private final BatchRunner runner;
  private final LaneListener listener;
  private final SetAside setAside;
  private final Pacing pacing;
  private final Thread thread;
  private volatile boolean stopping;
  private volatile boolean ended;
  private int last;

  Lane(
      String name,
      Attempt.Machinery machinery,
      LaneOptions options,
      LaneListener listener,
      Pacing pacing) {
    this.queueLimit = options.queue();
    this.queue = new ArrayBlockingQueue<>(options.queue());
    this.batchLimit = options.batch();
    this.listener = listener;
    this.pacing = pacing;
    this.setAside = new SetAside(pacing);
    this.runner = new BatchRunner(machinery, setAside, listener, () -> stopping, pacing);
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

  /// Runs a batch on the caller's thread instead of the lane's; false when nothing is due.
  boolean step() {
    var batch = take(0);
    runner.run(batch);
    return !batch.isEmpty();
  }

  private void loop() {
    while (!stopping || depth() > 0) run(take(IDLE_MILLIS));
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
  private List<Pending> take(long idleMillis) {
    var batch = new ArrayList<Pending>();
    setAside.drainDue(batch, (batchLimit + 1) / 2);
    if (batch.isEmpty()) {
      var first = poll(idleMillis);
      if (first != null) batch.add(first);
    }
    if (last >= CROWD) gather();
    queue.drainTo(batch, batchLimit - batch.size());
    last = batch.size();
    batch.removeIf(pending -> !pending.take());
    return batch;
  }

  /// A crowd that was just answered comes again one by one: to run with the first few of them would
  /// keep all the others waiting for a commit of their own. So the lane waits as long as the queue
  /// grows, 2 ms at most; whoever comes alone, or among few, is never waited with.
  private void gather() {
    long until = pacing.nanos() + GATHER_NANOS;
    for (int size = queue.size(), before = -1; size > before && size < last; ) {
      if (stopping || pacing.nanos() - until > 0) return;
      pacing.pause(GLANCE_NANOS);
      before = size;
      size = queue.size();
    }
  }

  /// Only closing the engine ends a lane: an interrupt, by a decision perhaps, does not.
  private @Nullable Pending poll(long idleMillis) {
    try {
      return queue.poll(setAside.nextDueMillis(idleMillis), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return null;
    }
  }
}
