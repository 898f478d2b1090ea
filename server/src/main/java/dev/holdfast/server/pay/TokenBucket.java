package dev.holdfast.server.pay;

/// So many in a second, and as many at once after a quiet second. Thread-safe.
final class TokenBucket {
  private static final double NANOS = 1e9;

  private final int perSecond;
  private double tokens;
  private long filledAt;

  /// @param now nanoseconds of any clock that only goes forward; likewise below
  TokenBucket(int perSecond, long now) {
    this.perSecond = perSecond;
    this.tokens = perSecond;
    this.filledAt = now;
  }

  /// Takes up to so many.
  ///
  /// @return how many were there
  synchronized int take(int wanted, long now) {
    fill(now);
    int taken = (int) Math.max(0, Math.min(wanted, Math.floor(tokens)));
    tokens -= taken;
    return taken;
  }

  private void fill(long now) {
    tokens = Math.min(perSecond, tokens + (now - filledAt) / NANOS * perSecond);
    filledAt = now;
  }
}
