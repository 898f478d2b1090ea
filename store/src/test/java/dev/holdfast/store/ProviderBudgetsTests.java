package dev.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ProviderBudgetsTests {
  private static final int PER_SECOND = 40;
  private static final long GREEDY_NANOS = 1_000_000_000L;

  @Test
  void severalServersTogetherGetWhatOneWould() throws Exception {
    try (var test = new StoreDatabase()) {
      var servers = List.of(test.open().providerBudgets(), test.open().providerBudgets());
      long start = System.nanoTime();
      var greedy = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < 4; i++) {
        var budgets = servers.get(i % 2);
        greedy.add(() -> {
          int taken = 0;
          while (System.nanoTime() - start < GREEDY_NANOS) {
            taken += budgets.draw("one", PER_SECOND, 3).taken();
          }
          return taken;
        });
      }
      int taken = 0;
      try (var threads = Executors.newFixedThreadPool(greedy.size())) {
        for (var one : threads.invokeAll(greedy)) taken += one.get();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      assertThat(taken)
          .as("a full bucket, and what came in")
          .isBetween(2 * PER_SECOND - 8, (int) (PER_SECOND * (1 + seconds)) + 1);
    }
  }

  @Test
  void aBucketIsOfOneAccountAndNeverOverflows() {
    try (var test = new StoreDatabase()) {
      var budgets = test.open().providerBudgets();
      assertThat(budgets.draw("one", 10, 25).taken()).isEqualTo(10);
      assertThat(budgets.draw("two", 10, 4).left()).isBetween(6.0, 10.0);
      test.execute("update provider_budget set filled_at = now() - interval '1 day'");
      assertThat(budgets.draw("one", 10, 25).taken()).isEqualTo(10);
      test.execute("update provider_budget set filled_at = now() + interval '1 day'");
      assertThat(budgets.draw("one", 10, 25).taken()).as("a clock that was set back").isZero();
    }
  }
}
