package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bench.claims.ClaimsBench;
import dev.holdfast.bench.claims.GrantsBench;
import dev.holdfast.bench.machine.Address;
import dev.holdfast.bench.machine.UnsafeCluster;
import dev.holdfast.testkit.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A little of it, on a database that is not durable: both count that nothing is lost or doubled.
class ClaimsBenchTests {
  private static final Duration SHORT = Duration.ofMillis(150);

  @Test
  void claimsAndGrantsAddUp() throws Exception {
    try (var database = TestDatabase.create();
        var cluster =
            UnsafeCluster.on(
                new Address(database.jdbcUrl(), database.user(), database.password()))) {
      var claims = ClaimsBench.run(cluster, SHORT, SHORT);
      assertThat(claims.engine().orders()).isPositive();
      assertThat(claims.best()).isPositive();
      assertThat(GrantsBench.run(cluster, 100, Duration.ofSeconds(1)).grants()).isEqualTo(100);
    }
  }
}
