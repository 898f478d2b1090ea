package dev.holdfast.bench;

import static dev.holdfast.bench.report.Ratios.BATCHES;
import static dev.holdfast.bench.report.Ratios.CONNECTIONS;
import static dev.holdfast.bench.report.Ratios.FEW;
import static dev.holdfast.bench.report.Ratios.GROWN;
import static dev.holdfast.bench.report.Ratios.MANY;

import dev.holdfast.bench.load.Workload;
import dev.holdfast.bench.report.Case;
import dev.holdfast.bench.report.Party;
import java.time.Duration;
import java.util.List;

/// What is measured, and for how long.
///
/// @param first how long each contender runs before anything counts, so that the JVM is warm
/// @param serverFirst as `first`, for a server: it has the most code to get warm, and nobody looks
///   for its best pool, which is when the row lock runs for half a minute
/// @param warmUp the unmeasured start of each run
/// @param time the measured rest of it
/// @param sweep as `time`, for finding the row lock's best pool size
/// @param pools the pool sizes among which the best is searched
/// @param cases what each round runs
/// @param growth at how many existing orders it is measured again
/// @param promotion whether claims and grants are measured
public record Plan(
    int rounds,
    Duration first,
    Duration serverFirst,
    Duration warmUp,
    Duration time,
    Duration sweep,
    List<Integer> pools,
    List<Case> cases,
    List<Long> growth,
    boolean promotion) {
  private static final int LONELY = 1;
  private static final int CROWD = 2048;
  private static final List<Case> CASES =
      List.of(
          Case.of(Party.ROW_LOCK, Workload.HOT, FEW),
          Case.of(Party.COMMON_WAY, Workload.HOT, FEW),
          Case.of(Party.ENGINE, Workload.HOT, FEW),
          Case.of(Party.API, Workload.HOT, FEW),
          Case.of(Party.ROW_LOCK, Workload.HOT, MANY),
          Case.of(Party.ENGINE, Workload.HOT, MANY),
          Case.of(Party.API, Workload.HOT, MANY),
          Case.of(Party.ENGINE, Workload.HOT, CROWD),
          Case.of(Party.API_BATCH, Workload.HOT, BATCHES),
          Case.of(Party.CEILING, Workload.HOT, 1),
          Case.of(Party.CEILING, Workload.HOT, CONNECTIONS),
          Case.of(Party.ROW_LOCK, Workload.HOT, LONELY),
          Case.of(Party.API, Workload.HOT, LONELY),
          Case.of(Party.ROW_LOCK, Workload.SPREAD, MANY),
          Case.of(Party.COMMON_WAY, Workload.SPREAD, MANY),
          Case.of(Party.ENGINE, Workload.SPREAD, MANY),
          Case.of(Party.API, Workload.SPREAD, MANY),
          Case.of(Party.ROW_LOCK, Workload.CART, MANY),
          Case.of(Party.ENGINE, Workload.CART, MANY),
          Case.of(Party.ROW_LOCK, Workload.LIFECYCLE, MANY),
          Case.of(Party.ENGINE, Workload.LIFECYCLE, MANY));
  private static final List<Integer> POOLS = List.of(4, 8, 16, 32, 64);
  private static final List<Long> GROWTH = List.of(1_000_000L, GROWN);

  /// Everything: up to 40 minutes.
  public static Plan full() {
    return thorough(4, CASES, GROWTH, true);
  }

  /// The same without growth, claims and grants, and shorter.
  public static Plan quick() {
    return new Plan(
        3,
        Duration.ofMillis(1_000),
        Duration.ofSeconds(6),
        Duration.ofMillis(400),
        Duration.ofMillis(1_000),
        Duration.ofMillis(400),
        POOLS,
        CASES,
        List.of(),
        false);
  }

  /// Growth alone, some 20 minutes: mostly for making five million orders.
  public static Plan growthAlone() {
    return thorough(5, Growth.CASES, GROWTH, false);
  }

  /// Claims and grants alone: some 3 minutes.
  public static Plan promotionAlone() {
    return thorough(0, List.of(), List.of(), true);
  }

  private static Plan thorough(int rounds, List<Case> cases, List<Long> growth, boolean promotion) {
    return new Plan(
        rounds,
        Duration.ofSeconds(8),
        Duration.ofSeconds(24),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(2),
        POOLS,
        cases,
        growth,
        promotion);
  }
}
