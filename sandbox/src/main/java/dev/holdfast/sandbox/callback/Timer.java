package dev.holdfast.sandbox.callback;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Runs things later, each on a virtual thread of its own.
public final class Timer implements AutoCloseable {
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("sandbox-timer").factory());

  /// Does nothing once it is closed.
  public void after(Duration delay, Runnable task) {
    try {
      clockwork.schedule(
          () -> {
            Thread.startVirtualThread(task);
          },
          Math.max(0, delay.toMillis()),
          TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // Closed: what is still to be done is in the ledger, and the next start takes it up.
    }
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
  }
}
