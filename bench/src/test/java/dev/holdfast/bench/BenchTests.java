package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bench.load.Workload;
import dev.holdfast.bench.machine.Address;
import dev.holdfast.bench.machine.UnsafeCluster;
import dev.holdfast.bench.report.Case;
import dev.holdfast.bench.report.Party;
import dev.holdfast.bench.report.Ratios;
import dev.holdfast.testkit.TestDatabase;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Everybody does a little work on a database that is not durable: what counts is that each writes
/// what it acknowledges and that the audit holds, which [Bench] makes sure of itself.
class BenchTests {
  private static final Duration SHORT = Duration.ofMillis(250);
  private static final PrintWriter SILENT = new PrintWriter(Writer.nullWriter());

  @Test
  void everybodyDoesWhatHeIsAskedToAndNothingElse() throws Exception {
    var cases = new ArrayList<Case>();
    for (var workload : List.of(Workload.HOT, Workload.LIFECYCLE)) {
      cases.add(Case.of(Party.ROW_LOCK, workload, 4));
      cases.add(Case.of(Party.ENGINE, workload, Ratios.MANY));
    }
    cases.add(Case.of(Party.COMMON_WAY, Workload.CART, 4));
    cases.add(Case.of(Party.CEILING, Workload.HOT, 1));
    cases.add(Case.of(Party.API, Workload.CART, 4));
    cases.add(Case.of(Party.API_BATCH, Workload.HOT, Ratios.BATCHES));
    var server = SHORT.multipliedBy(4);
    var plan =
        new Plan(1, SHORT, server, SHORT, SHORT, SHORT, List.of(4), cases, List.of(2_000L), true);
    try (var database = TestDatabase.create();
        var cluster =
            UnsafeCluster.on(
                new Address(database.jdbcUrl(), database.user(), database.password()))) {
      var report = Bench.run(plan, cluster, SILENT);
      assertThat(report.figures()).hasSizeGreaterThanOrEqualTo(cases.size());
      assertThat(report.figures())
          .filteredOn(figure -> figure.median().ordersPerSecond() > 0)
          .extracting(figure -> figure.about().party())
          .contains(Party.values());
      assertThat(report.ratios().engineCeiling()).isNotNull();
      assertThat(report.ratios().claimsHot()).isPositive();
      assertThat(report.ratios().grantsHot()).isPositive();
      assertThat(report.seconds()).containsOnlyKeys("audit of 2,000 orders");
    }
  }
}
