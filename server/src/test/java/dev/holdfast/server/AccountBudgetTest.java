package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.provider.Terms;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// An account's calls in a second are those of all servers together.
class AccountBudgetTest {
  private static final int PER_SECOND = 8;
  private static final int PAYMENTS = 60;
  private static final Duration WATCHED = Duration.ofSeconds(3);

  private static final Terms EAGER =
      new Terms(
          Duration.ofMinutes(5), Duration.ofMillis(200), Duration.ofMillis(400), PER_SECOND, 32);

  @Test
  void twoServersAskNoMoreOftenThanOneMay() {
    try (var shop = new PayShop(EAGER);
        var other = shop.another()) {
      for (int i = 0; i < PAYMENTS; i++) shop.open(shop.place(), "one");
      int before = shop.one.queries.get();
      long start = System.nanoTime();
      while (System.nanoTime() - start < WATCHED.toNanos()) LockSupport.parkNanos(10_000_000);
      int asked = shop.one.queries.get() - before;
      double seconds = (System.nanoTime() - start) / 1e9;
      assertThat(other.baseUrl()).isNotEqualTo(shop.server.baseUrl());
      assertThat(asked)
          .as("what came in, and what was left")
          .isBetween(2 * PER_SECOND, (int) (PER_SECOND * (seconds + 1)) + 1);
    }
  }
}
