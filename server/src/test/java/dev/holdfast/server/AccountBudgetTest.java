package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.provider.Terms;
import dev.holdfast.testkit.Await;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An account's calls in a second are those of all servers together.
class AccountBudgetTest {
  private static final int PER_SECOND = 8;
  private static final int PAYMENTS = 60;
  private static final Duration WATCHED = Duration.ofSeconds(3);

  private static final Terms EAGER =
      new Terms(
          Duration.ofMinutes(5), Duration.ofMillis(200), Duration.ofMillis(400), PER_SECOND, 32);

  private static final int TO_CLOSE = 2;
  private static final Terms PATIENT =
      new Terms(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofMinutes(5), 1, 32);
  private static final String HELD =
      "select count(*) from provider_call where leased_until is not null";
  private static final String CLOSED = "select count(*) from payment where state = 'C'";

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

  /// Each is asked about and then closed, also those that nobody has been asked about yet.
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void whatIsToBeClosedAllAtOnceIsPaidForAndClosed(int attempts) {
    try (var shop = new PayShop(PATIENT)) {
      for (int i = 0; i < TO_CLOSE; i++) shop.open(shop.place(), "one");
      Await.until("nobody talks", () -> shop.rows.number(HELD) == 0);
      long start = System.nanoTime();
      shop.rows.run(
          "begin; update payment set closes_at = now();"
              + " update provider_call set next_at = now(), attempts = %d; commit"
                  .formatted(attempts));
      Await.until("all are closed", () -> shop.rows.number(CLOSED) == TO_CLOSE);
      assertThat(System.nanoTime() - start)
          .as("4 calls, of which 1 was left and 1 comes in in a second")
          .isGreaterThan(Duration.ofMillis(1_500).toNanos());
    }
  }
}
