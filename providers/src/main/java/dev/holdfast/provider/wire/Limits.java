package dev.holdfast.provider.wire;

import java.time.Duration;

/// How long a provider is waited for.
///
/// @param connect until the connection stands
/// @param answer until the last byte of the answer is there, connecting included
public record Limits(Duration connect, Duration answer) {
  public static final Limits STANDARD = new Limits(Duration.ofSeconds(3), Duration.ofSeconds(5));

  public Limits {
    if (!connect.isPositive() || answer.compareTo(connect) < 0) {
      throw new IllegalArgumentException("connect in %s, answer in %s".formatted(connect, answer));
    }
  }
}
