package dev.holdfast.bench;

import dev.holdfast.bench.claims.PromotionBench;
import dev.holdfast.bench.machine.Cluster;
import dev.holdfast.bench.machine.Machine;
import dev.holdfast.bench.report.Case;
import dev.holdfast.bench.report.Figures;
import dev.holdfast.bench.report.Party;
import dev.holdfast.bench.report.Promotion;
import dev.holdfast.bench.report.Ratios;
import dev.holdfast.bench.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One run of the benchmark. The contenders take turns, in another order each round, so that drift
/// of the machine hits all alike; each round has a database of its own, which is audited at its
/// end.
public final class Bench {
  private final Plan plan;
  private final Cluster cluster;
  private final PrintWriter progress;
  private final Figures figures = new Figures();
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  private Bench(Plan plan, Cluster cluster, PrintWriter progress) {
    this.plan = plan;
    this.cluster = cluster;
    this.progress = progress;
  }

  /// Measures everything in the plan.
  ///
  /// @param progress hears what is going on
  /// @throws IllegalStateException when a contender did not do what it acknowledged
  public static Report run(Plan plan, Cluster cluster, PrintWriter progress)
      throws SQLException, IOException, InterruptedException {
    return new Bench(plan, cluster, progress).run();
  }

  private Report run() throws SQLException, IOException, InterruptedException {
    var promotion = plan.promotion() ? promotion() : null;
    var pools = plan.cases().isEmpty() ? new Pools() : prepare();
    for (int round = 1; round <= plan.rounds(); round++) round(round, pools);
    if (!plan.growth().isEmpty()) {
      new Growth(plan, cluster, pools, figures, seconds, progress).run();
    }
    try (var connection = cluster.admin().dataSource().getConnection()) {
      return new Report(
          Machine.of(connection),
          Instant.now().truncatedTo(ChronoUnit.SECONDS),
          plan.rounds(),
          figures.all(),
          Ratios.of(figures, promotion),
          pools.all(),
          seconds,
          promotion);
    }
  }

  private Promotion promotion() throws SQLException, InterruptedException {
    say("claims and grants of one campaign");
    return PromotionBench.run(
        cluster, plan.pools(), plan.first(), plan.warmUp(), plan.time(), progress);
  }

  /// Warms up everybody, and finds the best pool sizes.
  private Pools prepare() throws SQLException, IOException, InterruptedException {
    say("warming up");
    try (var stage = Stage.open(cluster)) {
      for (var about : plan.cases()) {
        if (about.clients() == Ratios.MANY || about.party() == Party.API_BATCH) {
          stage.run(about, Ratios.FEW / 4, plan.warmUp(), first(about));
        }
      }
      say("looking for the row lock's best pool sizes");
      return Pools.sweep(plan, stage, progress);
    }
  }

  private Duration first(Case about) {
    boolean server = about.party() == Party.API || about.party() == Party.API_BATCH;
    return server ? plan.serverFirst() : plan.first();
  }

  private void round(int round, Pools pools)
      throws SQLException, IOException, InterruptedException {
    say("round %d of %d".formatted(round, plan.rounds()));
    try (var stage = Stage.open(cluster)) {
      for (var about : turns(round)) {
        var sample = stage.run(about, pools.best(about), plan.warmUp(), plan.time());
        figures.add(about, sample);
        progress.printf("  %s: %,.0f/s%n", about, sample.ordersPerSecond());
        progress.flush();
      }
      stage.audit();
    }
  }

  /// Every round begins somewhere else. The ceiling needs an order of the engine's before it.
  private List<Case> turns(int round) {
    var turns = new ArrayList<>(plan.cases());
    Collections.rotate(turns, -(round - 1) * turns.size() / plan.rounds());
    turns.removeIf(about -> about.party() == Party.CEILING);
    for (var about : plan.cases()) {
      if (about.party() != Party.CEILING) continue;
      int engine = turns.indexOf(Case.of(Party.ENGINE, about.workload(), Ratios.MANY));
      turns.add(engine + 1, about);
    }
    return turns;
  }

  private void say(String what) {
    progress.println(what);
    progress.flush();
  }
}
