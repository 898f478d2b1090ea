package dev.holdfast.bench.report;

import static dev.holdfast.bench.load.Workload.CART;
import static dev.holdfast.bench.load.Workload.HOT;
import static dev.holdfast.bench.load.Workload.SPREAD;

import dev.holdfast.bench.load.Workload;
import dev.holdfast.bench.machine.Machine;
import java.time.Instant;
import java.util.Map;

/// Reports that nobody measured.
final class Samples {
  private Samples() {}

  static Sample rate(double ordersPerSecond) {
    return new Sample(ordersPerSecond, 1_000, 2_000, 3_000, 0.5, 0.25, 300, 20);
  }

  static Sample latency(double p50Micros) {
    return new Sample(100, p50Micros, p50Micros, p50Micros, 0.5, 0.25, 300, 20);
  }

  static Figures figures() {
    var figures = new Figures();
    add(figures, Party.ROW_LOCK, HOT, 512, 1_000);
    add(figures, Party.COMMON_WAY, HOT, 512, 2_000);
    add(figures, Party.ENGINE, HOT, 512, 30_000);
    add(figures, Party.API, HOT, 512, 10_000);
    add(figures, Party.API_BATCH, HOT, 4, 20_000);
    add(figures, Party.CEILING, HOT, 1, 40_000);
    add(figures, Party.CEILING, HOT, 2, 60_000);
    add(figures, Party.ROW_LOCK, SPREAD, 512, 3_000);
    add(figures, Party.ENGINE, SPREAD, 512, 24_000);
    add(figures, Party.ENGINE, CART, 512, 5_000);
    figures.add(Case.of(Party.ENGINE, SPREAD, 512).besideGrown(5_000_000), rate(20_000));
    figures.add(Case.of(Party.ENGINE, SPREAD, 512).grown(5_000_000), rate(18_000));
    figures.add(Case.of(Party.ROW_LOCK, HOT, 1), latency(2_000));
    figures.add(Case.of(Party.API, HOT, 1), latency(2_500));
    return figures;
  }

  private static void add(
      Figures figures, Party party, Workload workload, int clients, double rate) {
    figures.add(Case.of(party, workload, clients), rate(rate));
  }

  static Report report() {
    return new Report(
        new Machine("A <fast> CPU", 2, 4096, "Linux 6", "OpenJDK VM 25.0.1+8", "18.6", "fsync=on"),
        Instant.parse("2026-11-26T12:00:00Z"),
        3,
        figures().all(),
        Ratios.of(figures(), promotion()),
        Map.of("hot512", 8),
        Map.of("audit of 1,000,000 orders", 4.2),
        promotion());
  }

  private static Promotion promotion() {
    return new Promotion(
        new Rate(30_000, 2_000, 8),
        new Rate(20_000, 2_000, 16),
        new Promotion.Waits(5_000, 9.5, 99, 120));
  }
}
