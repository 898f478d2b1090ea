package dev.holdfast.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How often and how patiently a call is sent again when nobody knows what became of it, or the
/// server asks to come back later. Every repetition carries the same idempotency key.
///
/// @param attempts sends of one call altogether, 1 or more; 1 never repeats
/// @param firstDelay before the second send; doubles from send to send, each time shortened by a
///   random part of up to a half
/// @param maxDelay the longest wait between two sends, also when `Retry-After` asks for more
public record Retries(int attempts, Duration firstDelay, Duration maxDelay) {
  /// 8 sends, 50 ms growing to 5 s: gives up after about 10 s.
  public static final Retries DEFAULT =
      new Retries(8, Duration.ofMillis(50), Duration.ofSeconds(5));

  /// One send.
  public static final Retries NONE = new Retries(1, Duration.ZERO, Duration.ZERO);

  public Retries {
    if (attempts < 1) throw new IllegalArgumentException("attempts " + attempts);
    if (firstDelay.isNegative()) throw new IllegalArgumentException("firstDelay " + firstDelay);
    if (maxDelay.compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException("maxDelay " + maxDelay + " < firstDelay " + firstDelay);
    }
  }

  /// The wait after a send that failed.
  ///
  /// @param sent sends so far, 1 or more
  /// @param asked what `Retry-After` said, zero when it said nothing: never waits less
  Duration delay(int sent, Duration asked, RandomGenerator random) {
    long doubled = firstDelay.toMillis() << Math.min(sent - 1, 20);
    long capped = Math.min(doubled, maxDelay.toMillis());
    long jittered = capped - random.nextLong(capped / 2 + 1);
    return Duration.ofMillis(Math.clamp(asked.toMillis(), jittered, maxDelay.toMillis()));
  }
}
