package dev.holdfast.bench;

import static dev.holdfast.bench.report.Ratios.MANY;

import dev.holdfast.bench.contend.RowCounts;
import dev.holdfast.bench.load.Workload;
import dev.holdfast.bench.machine.Cluster;
import dev.holdfast.bench.report.Case;
import dev.holdfast.bench.report.Figures;
import dev.holdfast.bench.report.Party;
import dev.holdfast.testkit.GrownDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// How cost grows: the same load on a database that has been in use for long. A fresh database
/// takes turns with it, so that what differs is the orders and nothing else.
record Growth(
    Plan plan,
    Cluster cluster,
    Pools pools,
    Figures figures,
    Map<String, Double> seconds,
    PrintWriter progress) {
  private static final int ARTICLES = 10_000;
  static final List<Case> CASES =
      List.of(
          Case.of(Party.ENGINE, Workload.SPREAD, MANY),
          Case.of(Party.ROW_LOCK, Workload.SPREAD, MANY));

  void run() throws SQLException, IOException, InterruptedException {
    try (var grown = Stage.open(cluster);
        var fresh = Stage.open(cluster)) {
      long existing = 0;
      for (long orders : plan.growth()) {
        progress.printf("growing to %,d orders%n", orders);
        progress.flush();
        GrownDatabase.fill(grown.site().address().dataSource(), orders - existing, ARTICLES);
        existing = orders;
        audit(grown);
        for (int round = 0; round < plan.rounds(); round++) measure(fresh, grown, existing);
        grown.audit();
        fresh.audit();
      }
    }
  }

  private void measure(Stage fresh, Stage grown, long existing)
      throws SQLException, IOException, InterruptedException {
    for (var about : CASES) {
      run(about, about.besideGrown(existing), fresh);
      run(about, about.grown(existing), grown);
    }
  }

  private void run(Case about, Case there, Stage stage)
      throws SQLException, IOException, InterruptedException {
    var sample = stage.run(about, pools.best(about), plan.warmUp(), plan.time());
    figures.add(there, sample);
    progress.printf("  %s: %,.0f/s%n", there, sample.ordersPerSecond());
    progress.flush();
  }

  /// Before anybody has changed anything.
  private void audit(Stage grown) throws SQLException {
    long start = System.nanoTime();
    grown.audit();
    double took = (System.nanoTime() - start) / 1e9;
    try (var connection = grown.site().connect()) {
      seconds.put("audit of %,d orders".formatted(RowCounts.in(connection).orders()), took);
    }
  }
}
