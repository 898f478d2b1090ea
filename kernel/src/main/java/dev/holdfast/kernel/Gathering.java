package dev.holdfast.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Makes batches of what waits for a lane. Confined to whoever has the lane's turn.
final class Gathering {
  /// A batch of so many has answered a crowd.
  private static final int CROWD = 24;

  /// A command that was put back so often runs in turn: then nothing can be in its way.
  private static final int PUT_BACK = 2;

  private static final long GATHER_NANOS = 2_000_000;
  private static final long GLANCE_NANOS = 100_000;

  private final BlockingQueue<Pending> queue;
  private final SetAside setAside;
  private final LaneOptions options;
  private final Foresight foresight;
  private final BooleanSupplier stopping;
  private final Pacing pacing;
  private final List<Pending> putBack = new ArrayList<>();
  private volatile int waiting;
  private volatile int last;

  Gathering(
      BlockingQueue<Pending> queue,
      SetAside setAside,
      LaneOptions options,
      Foresight foresight,
      BooleanSupplier stopping,
      Pacing pacing) {
    this.queue = queue;
    this.setAside = setAside;
    this.options = options;
    this.foresight = foresight;
    this.stopping = stopping;
    this.pacing = pacing;
  }

  /// Whether the last batch was one that another may run ahead of.
  boolean isCrowded() {
    return last >= options.crowd();
  }

  /// Commands that begin the next batch: they wait for a commit that is on its way.
  void putBack(Collection<Pending> pendings) {
    for (var pending : pendings) pending.putBack++;
    putBack.addAll(pendings);
    waiting = putBack.size();
  }

  /// How many were put back.
  int waiting() {
    return waiting;
  }

  /// What has queued up, when the batch before has ended, or a crowd of it before. Commands that
  /// were set aside get half of the batch at most: the others are not starved.
  ///
  /// @param idleMillis how long to wait for the first one
  List<Pending> take(Leg before, long idleMillis) {
    boolean ahead = mayRunAhead(before);
    var batch = new ArrayList<>(putBack);
    putBack.clear();
    waiting = 0;
    if (!ahead) {
      before.awaitEnd();
      setAside.drainDue(batch, (options.batch() + 1) / 2);
      if (batch.isEmpty()) {
        var first = poll(idleMillis);
        if (first != null) batch.add(first);
      }
    }
    if (last >= CROWD) gather();
    queue.drainTo(batch, limit(batch.size(), before) - batch.size());
    batch.removeIf(pending -> !pending.take());
    last = batch.size();
    return batch;
  }

  /// Whether a batch of what waits would run ahead of the last one, if that has not ended.
  boolean crowdWaits() {
    return isOpenAhead() && queue.size() >= options.crowd();
  }

  /// A command that was set aside, or put back too often, is tried in turn, also in a crowd that
  /// never ends.
  private boolean isOpenAhead() {
    return isCrowded()
        && foresight.isGood()
        && !setAside.isDue()
        && putBack.stream().allMatch(pending -> pending.putBack < PUT_BACK);
  }

  /// Waits for a crowd or the end of the batch before, whichever comes first.
  private boolean mayRunAhead(Leg before) {
    while (isOpenAhead() && !before.hasFailed()) {
      if (crowdWaits()) return true;
      pacing.pause(GLANCE_NANOS);
    }
    return false;
  }

  /// When there is a crowd, half of everybody.
  private int limit(int taken, Leg before) {
    int all = taken + queue.size() + (before.hasEnded() ? 0 : before.size());
    if (all / 2 < options.crowd() || !foresight.isGood()) return options.batch();
    return Math.min((all + 1) / 2, options.batch());
  }

  /// A crowd that was just answered comes again one by one: to run with the first few of them would
  /// keep all the others waiting for a commit of their own. So the lane waits as long as the queue
  /// grows, 2 ms at most; whoever comes alone, or among few, is never waited with.
  private void gather() {
    long until = pacing.nanos() + GATHER_NANOS;
    for (int size = queue.size(), before = -1; size > before && size < last; ) {
      if (stopping.getAsBoolean() || pacing.nanos() - until > 0) return;
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
