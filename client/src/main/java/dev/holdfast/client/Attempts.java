package dev.holdfast.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Counts the sends of one call and waits between them. Not thread-safe.
final class Attempts {
  private final String what;
  private final Retries retries;
  private int sent;

  /// @param what the call, for messages
  Attempts(String what, Retries retries) {
    this.what = what;
    this.retries = retries;
  }

  /// Waits before the next send.
  ///
  /// @param reason why the last one was in vain
  /// @param asked how long the server asks to wait, zero when it does not
  /// @throws HoldfastException when there were enough of them, or the thread is interrupted
  void again(String reason, Duration asked, @Nullable IOException cause) {
    sent++;
    if (sent >= retries.attempts()) {
      throw new HoldfastException(
          "%s gave no decision after %d sends: %s".formatted(what, sent, reason), cause);
    }
    try {
      Thread.sleep(retries.delay(sent, asked, ThreadLocalRandom.current()));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  HoldfastException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new HoldfastException(what + " was interrupted", e);
  }
}
