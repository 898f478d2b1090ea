package dev.holdfast.kernel;

/// Whether it pays to run a batch ahead of the one before it. It does as long as nobody else wants
/// the same rows; after a batch that had to be run again the lane waits before it tries the next
/// one, each time longer. Thread-safe.
final class Foresight {
  private static final long FIRST_PAUSE_NANOS = 200_000_000;
  private static final int DOUBLINGS = 7;

  private final Pacing pacing;
  private boolean doubtful;
  private long until;
  private int disappointments;

  Foresight(Pacing pacing) {
    this.pacing = pacing;
  }

  synchronized boolean isGood() {
    if (doubtful && pacing.nanos() - until >= 0) doubtful = false;
    return !doubtful;
  }

  synchronized void confirmed() {
    if (disappointments > 0) disappointments--;
  }

  /// The other connection cannot be had, and to find that out takes long.
  synchronized void hopeless() {
    disappointments = DOUBLINGS;
    disappointed();
  }

  synchronized void disappointed() {
    doubtful = true;
    until = pacing.nanos() + (FIRST_PAUSE_NANOS << disappointments);
    if (disappointments < DOUBLINGS) disappointments++;
  }
}
