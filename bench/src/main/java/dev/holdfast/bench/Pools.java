package dev.holdfast.bench;

import dev.holdfast.bench.report.Case;
import dev.holdfast.bench.report.Party;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The pool sizes that suit the row lock best, for each workload and number of clients. The common
/// way gets the same.
final class Pools {
  private static final int ANY = 8;

  private final Map<String, Integer> best = new LinkedHashMap<>();

  /// Tries them all.
  static Pools sweep(Plan plan, Stage stage, PrintWriter progress)
      throws SQLException, IOException, InterruptedException {
    var pools = new Pools();
    for (var about : plan.cases()) {
      if (about.party() != Party.ROW_LOCK || about.clients() == 1) continue;
      double highest = 0;
      for (int size : plan.pools()) {
        double rate = stage.run(about, size, plan.sweep(), plan.sweep()).ordersPerSecond();
        progress.printf("  pool of %d: %s: %,.0f/s%n", size, about, rate);
        progress.flush();
        if (rate <= highest) continue;
        highest = rate;
        pools.best.put(key(about), size);
      }
    }
    return pools;
  }

  int best(Case about) {
    return best.getOrDefault(key(about), ANY);
  }

  Map<String, Integer> all() {
    return best;
  }

  private static String key(Case about) {
    return about.workload().label() + about.clients();
  }
}
