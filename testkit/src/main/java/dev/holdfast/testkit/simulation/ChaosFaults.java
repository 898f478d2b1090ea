package dev.holdfast.testkit.simulation;

import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.testkit.Faults;
import java.util.Collection;
import java.util.List;

/// The faults of one run, the same for both of its servers: at each step of a batch the process may
/// die, the database may fail in any of its ways, or the other server may get its turn in between.
final class ChaosFaults implements Faults {
  static final String CONSTRAINT = "chaos";

  /// What a fault calls for when it is somebody else's turn.
  interface Surroundings {
    void otherServersTurn();

    void committed();

    boolean mayCrash();
  }

  private final Chance chance;
  private final Surroundings surroundings;
  private final double crash;
  private final double unreachable;
  private final double contended;
  private final double violation;
  private final double bug;
  private final double unknown;
  private final double interleaved;
  private boolean calm = true;
  private int ahead;

  ChaosFaults(Chance chance, Surroundings surroundings) {
    this.chance = chance;
    this.surroundings = surroundings;
    this.crash = chance.rate(0.04);
    this.unreachable = chance.rate(0.08);
    this.contended = chance.rate(0.08);
    this.violation = chance.rate(0.03);
    this.bug = chance.rate(0.02);
    this.unknown = chance.rate(0.3);
    this.interleaved = chance.rate(0.3);
  }

  /// Faults only strike in between: a run opens in peace, and comes to rest in it.
  void strike(boolean now) {
    calm = !now;
  }

  @Override
  public void begin(Collection<CommandId> commands) {
    maybeCrash();
    maybeUnreachable();
  }

  @Override
  public void load(Keys keys) {
    maybeInterleave();
    maybeCrash();
    maybeUnreachable();
    maybeContended();
  }

  @Override
  public void write(Workspace workspace, List<Receipt> receipts) {
    maybeInterleave();
    maybeCrash();
    maybeContended();
    if (strikes(violation)) throw new StoreException.Violation(CONSTRAINT, "chaos", null);
    if (strikes(bug)) throw new IllegalStateException(CONSTRAINT);
  }

  @Override
  public void writeNew(Workspace workspace, List<Receipt> receipts) {
    ahead++;
    write(workspace, receipts);
  }

  /// How many batches got so far before the one before them had committed.
  int ahead() {
    return ahead;
  }

  @Override
  public CommitFault commit(long transaction) {
    maybeCrash();
    if (!strikes(unknown)) return CommitFault.NONE;
    return chance.oneOf(
        List.of(
            CommitFault.UNKNOWN_ABORTED, CommitFault.UNKNOWN_COMMITTED, CommitFault.UNKNOWN_OPEN));
  }

  @Override
  public void committed(long transaction) {
    surroundings.committed();
    maybeCrash();
    if (strikes(bug)) throw new IllegalStateException(CONSTRAINT);
  }

  @Override
  public void statusOf(long transaction) {
    maybeCrash();
    maybeUnreachable();
  }

  @Override
  public void lockedRows(Keys keys) {
    maybeCrash();
    maybeUnreachable();
  }

  private boolean strikes(double rate) {
    return !calm && chance.of(rate);
  }

  private void maybeCrash() {
    if (strikes(crash) && surroundings.mayCrash()) throw new Crash();
  }

  private void maybeUnreachable() {
    if (strikes(unreachable)) throw new StoreException.Unreachable("chaos", null);
  }

  private void maybeContended() {
    if (strikes(contended)) throw new StoreException.Contended("chaos", null);
  }

  private void maybeInterleave() {
    if (strikes(interleaved)) surroundings.otherServersTurn();
  }
}
