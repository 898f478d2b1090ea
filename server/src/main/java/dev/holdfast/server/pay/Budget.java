package dev.holdfast.server.pay;

import dev.holdfast.store.ProviderBudgets.Drawn;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/// This server's side of what an account may spend on calls: a purse, filled for each need from the
/// bucket that all servers share. What is spent without asking is owed, and paid back before
/// anything else is afforded. What nobody has spent for a second is not there any more, so that
/// purses do not add up to more than the account allows. Thread-safe.
final class Budget {
  private static final double NANOS = 1e9;
  private static final long KEPT_NANOS = 1_000_000_000L;
  private static final long AGAIN_NANOS = 250_000_000L;

  private final int perSecond;
  private final IntFunction<Drawn> bucket;
  private int purse;
  private double left;
  private long drawnAt;

  /// @param bucket gives up to so many calls out
  /// @param now nanoseconds of any clock that only goes forward; likewise below
  Budget(int perSecond, IntFunction<Drawn> bucket, long now) {
    this.perSecond = perSecond;
    this.bucket = bucket;
    this.left = perSecond;
    this.drawnAt = now;
  }

  /// How many calls can be afforded at best: others may be faster. The bucket is asked only when so
  /// much is owed that nothing can be hoped for: then what it has pays that back.
  synchronized int hope(long now) {
    int hope = atBest(now);
    if (hope > 0 || purse >= 0) return hope;
    int _ = take(0, now);
    return atBest(now);
  }

  private int atBest(long now) {
    double filled = left + (now - drawnAt) / NANOS * perSecond;
    return (int) Math.max(0, kept(now) + Math.min(perSecond, filled));
  }

  /// Pays for up to so many calls.
  ///
  /// @return for how many
  synchronized int take(int wanted, long now) {
    purse = kept(now);
    if (purse < wanted) {
      var drawn = bucket.apply(wanted - purse);
      purse += drawn.taken();
      left = drawn.left();
      drawnAt = now;
    }
    int taken = Math.clamp(purse, 0, wanted);
    purse -= taken;
    return taken;
  }

  /// Waits until one call is paid for.
  ///
  /// @param end for how long at most, by [System#nanoTime]
  /// @return whether it is
  boolean await(long end) {
    while (System.nanoTime() - end < 0 && !Thread.currentThread().isInterrupted()) {
      if (take(1, System.nanoTime()) > 0) return true;
      LockSupport.parkNanos(AGAIN_NANOS);
    }
    return false;
  }

  /// Makes a call, whether it can be afforded or not.
  synchronized void spend() {
    purse--;
  }

  synchronized void giveBack(int unused) {
    purse += unused;
  }

  private int kept(long now) {
    return now - drawnAt > KEPT_NANOS ? Math.min(purse, 0) : purse;
  }
}
