package dev.holdfast.bench.report;

import java.util.Locale;

/// What the engine does a second, and the row lock.
///
/// @param pool the size of the row lock's pool that suited it best
public record Rate(double engine, double rowLock, int pool) {
  public double ratio() {
    return Math.round(engine / rowLock * 1000) / 1000.0;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "engine %,.0f/s, row lock %,.0f/s with %d connections, %.1fx",
        engine,
        rowLock,
        pool,
        ratio());
  }
}
