package dev.holdfast.cli.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Shows how far the replay got: a bar that moves on a terminal, else a line now and then.
/// Thread-safe.
final class Progress implements AutoCloseable {
  private static final int BAR = 30;
  private static final Duration ON_TERMINAL = Duration.ofMillis(100);
  private static final Duration ELSEWHERE = Duration.ofSeconds(5);

  private final PrintStream out;
  private final boolean terminal;
  private final int total;
  private final LongSupplier nanos;
  private final long pauseNanos;
  private int done;
  private long lastShown;

  /// @param terminal whether `out` is one, where a line can be drawn over
  /// @param total steps there are
  /// @param nanos a clock that only goes forward
  Progress(PrintStream out, boolean terminal, int total, LongSupplier nanos) {
    this.out = out;
    this.terminal = terminal;
    this.total = total;
    this.nanos = nanos;
    this.pauseNanos = (terminal ? ON_TERMINAL : ELSEWHERE).toNanos();
    this.lastShown = nanos.getAsLong();
  }

  /// One more step is done.
  synchronized void advance() {
    done++;
    long now = nanos.getAsLong();
    if (now - lastShown < pauseNanos) return;
    lastShown = now;
    show();
  }

  /// Leaves the last state standing.
  @Override
  public synchronized void close() {
    if (!terminal) return;
    show();
    out.println();
  }

  private void show() {
    int filled = (int) ((long) BAR * done / total);
    var bar = "#".repeat(filled) + ".".repeat(BAR - filled);
    long percent = 100L * done / total;
    if (terminal) out.printf("\r[%s] %3d %%  %,d of %,d", bar, percent, done, total);
    else out.printf("%3d %%  %,d of %,d%n", percent, done, total);
    out.flush();
  }
}
