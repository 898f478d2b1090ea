package dev.holdfast.kernel;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs a lane's batches on the caller's thread, in one of the orders in which the lane's two
/// threads would: the next batch is prepared as soon as the one before it is decided, and settled
/// when that one has ended. Confined to one thread.
final class Stepping {
  private final Gathering gathering;
  private final BatchRunner runner;
  private final Ahead ahead;
  private final Pacing pacing;
  private @Nullable Course current;
  private @Nullable Course next;

  /// A batch on its way, prepared or not.
  private record Course(List<Pending> batch, Leg before, Leg leg, @Nullable Attempt prepared) {}

  Stepping(Gathering gathering, BatchRunner runner, Ahead ahead, Pacing pacing) {
    this.gathering = gathering;
    this.runner = runner;
    this.ahead = ahead;
    this.pacing = pacing;
  }

  /// Runs a batch and those that run ahead of it; false when nothing is due.
  boolean step() {
    var batch = gathering.take(Leg.over(), 0);
    if (batch.isEmpty()) return false;
    try {
      var leg = leg(batch, this::prepareNext);
      runner.run(batch, leg);
      leg.end();
      while (next != null) finish(next);
      return true;
    } finally {
      letGo(current);
      letGo(next);
      current = null;
      next = null;
    }
  }

  private Leg leg(List<Pending> batch, Consumer<Leg> turn) {
    var leg = new Leg(turn);
    leg.begins(batch.size(), pacing.nanos());
    return leg;
  }

  private void prepareNext(Leg before) {
    if (before.left() == null || !gathering.crowdWaits()) return;
    var batch = gathering.take(before, 0);
    if (batch.isEmpty()) return;
    var leg = leg(batch, passed -> {});
    next = new Course(batch, before, leg, ahead.prepare(batch, before, leg));
  }

  private void finish(Course course) {
    current = course;
    next = null;
    prepareNext(course.leg);
    var prepared = course.prepared;
    boolean done =
        prepared != null && ahead.settle(prepared, course.batch, course.before, course.leg);
    if (!done) runner.run(course.batch, course.leg);
    course.leg.end();
  }

  /// A process that dies takes its open transactions with it.
  private static void letGo(@Nullable Course course) {
    if (course != null && course.prepared != null) course.prepared.close();
  }
}
