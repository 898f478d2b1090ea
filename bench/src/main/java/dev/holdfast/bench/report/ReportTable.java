package dev.holdfast.bench.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A report as a table for people.
public final class ReportTable {
  private static final String HEAD = "%-10s %-24s %8s %10s %9s %9s %9s %9s %8s%n";
  private static final String ROW = "%-10s %-24s %,8d %,10.0f %9s %9s %9s %9.3f %,8.0f%n";

  private ReportTable() {}

  public static void print(Report report, PrintWriter out) {
    var machine = report.machine();
    out.printf(
        "%s, %d cores, %,d MiB; %s; %s; PostgreSQL %s%n%s%n%s%s%n%n",
        machine.cpu(),
        machine.cores(),
        machine.memoryMiB(),
        machine.os(),
        machine.java(),
        machine.postgres(),
        machine.settings(),
        report.date(),
        report.rounds() == 0 ? "" : ", medians of " + report.rounds() + " rounds");
    if (!report.figures().isEmpty()) figures(report.figures(), out);
    promotion(report.promotion(), out);
    ratios(report.ratios(), out);
    others(report, out);
    out.flush();
  }

  private static void figures(List<Figures.Figure> figures, PrintWriter out) {
    out.printf(
        HEAD, "workload", "who", "clients", "orders/s", "p50", "p99", "p99.9", "cpu s/1k", "MiB");
    for (var figure : figures) {
      var about = figure.about();
      var median = figure.median();
      out.printf(
          Locale.ROOT,
          ROW,
          about.workload().label(),
          who(about),
          about.clients(),
          median.ordersPerSecond(),
          time(median.p50Micros()),
          time(median.p99Micros()),
          time(median.p999Micros()),
          median.cpuSecondsPer1000() + median.databaseCpuSecondsPer1000(),
          median.peakMemoryMiB());
    }
  }

  private static void promotion(@Nullable Promotion promotion, PrintWriter out) {
    if (promotion == null) return;
    out.printf("%nclaims of one campaign, 512 clients: %s%n", promotion.claims());
    out.printf("grants of one campaign, 512 clients: %s%n", promotion.grants());
    out.printf("from paid to granted: %s%n", promotion.paidToGranted());
  }

  static String time(double micros) {
    if (micros < 1_000) return String.format(Locale.ROOT, "%.0f us", micros);
    if (micros < 100_000) return String.format(Locale.ROOT, "%.1f ms", micros / 1e3);
    if (micros < 1_000_000) return String.format(Locale.ROOT, "%.0f ms", micros / 1e3);
    return String.format(Locale.ROOT, "%.1f s", micros / 1e6);
  }

  private static void ratios(Ratios ratios, PrintWriter out) {
    out.println();
    ratio("engine to row lock, hot SKU, 64 clients", ratios.engineHot64(), out);
    ratio("engine to row lock, hot SKU, 512 clients", ratios.engineHot512(), out);
    ratio("engine to row lock, 200 SKUs", ratios.engineSpread(), out);
    ratio("engine to row lock, carts", ratios.engineCart(), out);
    ratio("engine to row lock, lifecycle", ratios.engineLifecycle(), out);
    ratio("engine to the ceiling", ratios.engineCeiling(), out);
    ratio("API, single orders, to row lock", ratios.apiHot(), out);
    ratio("API, NDJSON, to row lock", ratios.apiBatchHot(), out);
    ratio("idle latency, API to row lock", ratios.apiIdleLatency(), out);
    ratio("engine after 5 million orders to the start", ratios.growth5m(), out);
    ratio("claims of one campaign, engine to row lock", ratios.claimsHot(), out);
    ratio("grants of one campaign, engine to row lock", ratios.grantsHot(), out);
  }

  private static void ratio(String what, @Nullable Double ratio, PrintWriter out) {
    if (ratio != null) out.printf(Locale.ROOT, "%-44s %8.2fx%n", what, ratio);
  }

  private static void others(Report report, PrintWriter out) {
    out.println();
    for (Map.Entry<String, Double> time : report.seconds().entrySet()) {
      out.printf(Locale.ROOT, "%-44s %8.1f s%n", time.getKey(), time.getValue());
    }
    if (report.connections().isEmpty()) return;
    out.println("connections that suited the row lock best: " + report.connections());
  }

  private static String who(Case about) {
    var label = about.party().label();
    if (about.beside() > 0) return "%s beside %,d".formatted(label, about.beside());
    return about.existing() == 0 ? label : "%s after %,d".formatted(label, about.existing());
  }
}
