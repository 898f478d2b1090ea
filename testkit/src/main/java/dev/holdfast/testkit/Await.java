package dev.holdfast.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Waits in tests until something comes true, instead of sleeping for as long as it may take.
public final class Await {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(5);

  private Await() {}

  /// Waits up to 30 seconds.
  ///
  /// @param what the condition in words, for the failure
  /// @param condition true when it is fulfilled; an exception counts as not yet
  /// @throws AssertionError when it does not come true in time
  public static void until(String what, Callable<Boolean> condition) {
    until(what, LIMIT, condition);
  }

  /// Waits up to a limit of one's own.
  public static void until(String what, Duration limit, Callable<Boolean> condition) {
    var deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Exception last = null;
      try {
        if (condition.call()) {
          return;
        }
      } catch (Exception e) {
        last = e;
      }
      if (System.nanoTime() - deadline > 0) {
        throw failure("did not come true in " + limit + ": " + what, last);
      }
      if (Thread.currentThread().isInterrupted()) {
        throw failure("interrupted while waiting for: " + what, last);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private static AssertionError failure(String message, @Nullable Exception cause) {
    return new AssertionError(message, cause);
  }
}
