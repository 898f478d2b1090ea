package dev.holdfast.kernel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;

/// A queue and the thread that empties it, batch by batch. A batch is what has queued up while the
/// last one committed: a lonely command runs at once, under load the batches grow.
///
/// In a crowd a second thread takes turns with it: it runs half of the commands ahead while the
/// other half commits. Whoever has the turn takes the next batch, and passes the turn on once that
/// is decided.
final class Lane {
  private static final long IDLE_MILLIS = 100;

  private final BlockingQueue<Pending> queue;
  private final int queueLimit;
  private final BatchRunner runner;
  private final Ahead ahead;
  private final Foresight foresight;
  private final LaneListener listener;
  private final SetAside setAside;
  private final Gathering gathering;
  private final Pacing pacing;
  private final Semaphore turn = new Semaphore(1, true);
  private final Semaphore crowds = new Semaphore(0);
  private final Thread thread;
  private final Thread helper;
  private volatile boolean stopping;
  private volatile boolean ended;
  private volatile boolean helping;
  private volatile Leg latest = Leg.over();

  Lane(
      String name,
      Attempt.Machinery machinery,
      LaneOptions options,
      LaneListener listener,
      Pacing pacing) {
    this.queueLimit = options.queue();
    this.queue = new ArrayBlockingQueue<>(options.queue());
    this.listener = listener;
    this.pacing = pacing;
    this.setAside = new SetAside(pacing);
    this.foresight = new Foresight(pacing);
    var repeats = new Repeats();
    this.gathering = new Gathering(queue, setAside, options, foresight, () -> stopping, pacing);
    this.runner = new BatchRunner(machinery, setAside, repeats, listener, () -> stopping, pacing);
    this.ahead =
        new Ahead(
            machinery,
            runner,
            repeats,
            foresight,
            gathering,
            listener,
            pacing,
            options.patienceAhead());
    this.thread = Thread.ofPlatform().name(name).unstarted(this::loop);
    this.helper = Thread.ofPlatform().name(name + "-ahead").unstarted(this::help);
  }

  void start() {
    thread.start();
    helper.start();
  }

  /// False when the queue is full.
  boolean offer(Pending pending) {
    if (stopping || depth() >= queueLimit || !queue.offer(pending)) return false;
    return !ended || !queue.remove(pending);
  }

  int depth() {
    return queue.size() + gathering.waiting() + setAside.size();
  }

  void stop() {
    stopping = true;
  }

  void join() {
    join(thread);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// See [Stepping#step]; instead of [#start].
  boolean step() {
    return new Stepping(gathering, runner, ahead, pacing).step();
  }

  private void loop() {
    while (!stopping || depth() > 0) round();
    crowds.release();
    join(helper);
    while (depth() > 0) round();
    ended = true;
    var late = new Reply.Overloaded("shutting down", Duration.ofSeconds(1));
    for (var pending = queue.poll(); pending != null; pending = queue.poll()) {
      pending.reply.complete(late);
    }
  }

  /// The helper sleeps until there is a crowd, and while there is one.
  private void help() {
    while (!stopping) {
      crowds.acquireUninterruptibly();
      helping = true;
      while (gathering.isCrowded() && (!stopping || depth() > 0)) round();
      helping = false;
    }
  }

  private void round() {
    turn.acquireUninterruptibly();
    var before = latest;
    var leg = new Leg(passed -> pass());
    List<Pending> batch = List.of();
    try {
      batch = gathering.take(before, IDLE_MILLIS);
      if (batch.isEmpty()) return;
      leg.begins(batch.size(), pacing.nanos());
      latest = leg;
      run(batch, before, leg);
    } catch (RuntimeException | Error e) {
      giveUp(batch, e);
      before.awaitEnd(); // the next one looks at this one alone
    } finally {
      leg.end();
    }
  }

  private void pass() {
    if (gathering.isCrowded() && !helping) crowds.release();
    turn.release();
  }

  private void run(List<Pending> batch, Leg before, Leg leg) {
    var prepared = before.hasEnded() ? null : ahead.prepare(batch, before, leg);
    if (prepared != null && ahead.settle(prepared, batch, before, leg)) return;
    before.awaitEnd();
    runner.run(batch, leg);
  }

  /// A lane outlives any bug: the callers hear that nobody knows, the next batch goes on.
  private void giveUp(List<Pending> batch, Throwable bug) {
    batch.forEach(pending -> pending.reply.complete(new Reply.OutcomeUnknown(0)));
    listener.failed(batch.size(), new IllegalStateException(bug));
  }
}
