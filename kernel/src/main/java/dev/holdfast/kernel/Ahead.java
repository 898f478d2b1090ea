package dev.holdfast.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs batches ahead of the one before them: decided on what that one leaves, half written while
/// it commits, committed after it (docs/decisions/0017). Whatever goes wrong on the way, the batch
/// is run again as any other. Used by all threads of its lane, each with its own batch.
final class Ahead {
  private final Attempt.Machinery machinery;
  private final BatchRunner runner;
  private final Foresight foresight;
  private final LaneListener listener;
  private final Repeats repeats;
  private final Gathering gathering;
  private final Pacing pacing;
  private final Duration patience;

  Ahead(
      Attempt.Machinery machinery,
      BatchRunner runner,
      Repeats repeats,
      Foresight foresight,
      Gathering gathering,
      LaneListener listener,
      Pacing pacing,
      Duration patience) {
    this.machinery = machinery;
    this.runner = runner;
    this.repeats = repeats;
    this.pacing = pacing;
    this.patience = patience;
    this.foresight = foresight;
    this.gathering = gathering;
    this.listener = listener;
  }

  /// Decides the batch and writes what is new. Commands that need the commit of the one before are
  /// taken out of the batch, to begin the next one with.
  ///
  /// @return null when all of them do, or something went wrong: then the batch waits
  @Nullable Attempt prepare(List<Pending> batch, Leg before, Leg leg) {
    var left = before.left();
    if (left == null) return null;
    var attempt = new Attempt(machinery, batch, Set.of(), repeats.lookedForAmong(batch.size()));
    boolean prepared = false;
    try {
      var waiting = attempt.loadAhead(left);
      if (waiting.size() == batch.size()) {
        foresight.disappointed();
        return null;
      }
      gathering.putBack(waiting);
      batch.removeAll(waiting);
      attempt.prepare(leg);
      prepared = true;
    } catch (RuntimeException e) {
      disappointed(batch, leg, e);
    } finally {
      if (!prepared) attempt.close();
    }
    return prepared ? attempt : null;
  }

  /// Commits a prepared batch when the one before has committed.
  ///
  /// @return false when it has to be run again; it is rolled back
  boolean settle(Attempt attempt, List<Pending> batch, Leg before, Leg leg) {
    boolean committed = false;
    try (attempt) {
      if (!before.commits(patience)) {
        leg.failed();
        foresight.disappointed();
        return false;
      }
      attempt.settle();
      committed = true;
    } catch (StoreException.CommitUnknown e) {
      disappointed(batch, leg, e);
      return runner.turnsOutCommitted(e, attempt, batch);
    } catch (RuntimeException e) {
      if (!committed) {
        disappointed(batch, leg, e);
        return false;
      }
    }
    leg.committed();
    foresight.confirmed();
    if (attempt.answers().replays()) repeats.suspect();
    listener.committed(attempt.answers().size(), pacing.nanos() - leg.begun());
    runner.deliver(attempt);
    return true;
  }

  private void disappointed(List<Pending> batch, Leg leg, RuntimeException cause) {
    leg.failed();
    if (cause instanceof StoreException.Unreachable) foresight.hopeless();
    else foresight.disappointed();
    repeats.suspect();
    listener.failed(batch.size(), cause);
  }
}
