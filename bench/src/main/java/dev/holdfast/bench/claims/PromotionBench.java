package dev.holdfast.bench.claims;

import dev.holdfast.bench.machine.Cluster;
import dev.holdfast.bench.report.Promotion;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// Claims and grants a second on one hot campaign, each beside a row lock, and how long a paid
/// order waits for its coupon.
public final class PromotionBench {
  private static final int PAID_A_SECOND = 1_000;

  private PromotionBench() {}

  /// @param pools of the row lock, among which the best is searched
  /// @param first how long everybody runs before anything counts
  /// @param warmUp,time that each runs unmeasured and measured
  /// @throws IllegalStateException when coupons are missing or too many
  public static Promotion run(
      Cluster cluster,
      List<Integer> pools,
      Duration first,
      Duration warmUp,
      Duration time,
      PrintWriter progress)
      throws SQLException, InterruptedException {
    try (var claims = new Claims(cluster);
        var grants = new Grants(cluster, warmUp.plus(time).plus(first))) {
      var claiming = claims.run(pools, first, warmUp, time);
      say("  claims: %s".formatted(claiming), progress);
      var granting = grants.run(pools, first, warmUp, time);
      say("  grants: %s".formatted(granting), progress);
      var waits = GrantWaits.run(cluster, PAID_A_SECOND, first, time);
      say("  from paid to granted: %s".formatted(waits), progress);
      return new Promotion(claiming, granting, waits);
    }
  }

  private static void say(String what, PrintWriter progress) {
    progress.println(what);
    progress.flush();
  }
}
