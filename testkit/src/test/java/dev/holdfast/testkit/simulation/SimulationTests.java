package dev.holdfast.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Deciders;
import dev.holdfast.order.TradeDeciders;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Runs of a simulated shop. `-Dholdfast.seed=N` repeats one.
class SimulationTests {
  private static final int STEPS = 150;
  private static final int SEEDS = 5_000;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static Deciders deciders() {
    return TradeDeciders.all(Set.of("offline", "card"));
  }

  private static Simulation.Summary run(long seed) {
    return Simulation.run(seed, STEPS, deciders());
  }

  @Test
  void noRunBreaksAnInvariant() {
    var only = Long.getLong("holdfast.seed");
    if (only != null) {
      run(only);
      return;
    }
    long deadline = System.nanoTime() + LIMIT.toNanos();
    long answered = 0;
    int crashes = 0;
    int ahead = 0;
    for (int seed = 1; seed <= SEEDS && System.nanoTime() < deadline; seed++) {
      var summary = run(seed);
      answered += summary.answered();
      crashes += summary.crashes();
      ahead += summary.ahead();
    }
    assertThat(answered).isPositive();
    assertThat(crashes).isPositive();
    assertThat(ahead).isPositive();
  }

  @Test
  @Tag("long")
  void noneOfManyLongerRunsBreaksAnInvariant() {
    for (int seed = 1_000_000; seed < 1_003_000; seed++) {
      Simulation.run(seed, 4 * STEPS, deciders());
    }
  }

  @Test
  void theSameSeedGivesTheSameRun() {
    for (int seed = 1; seed <= 5; seed++) assertThat(run(seed)).isEqualTo(run(seed));
    assertThat(run(1).history()).isNotEqualTo(run(2).history());
  }
}
