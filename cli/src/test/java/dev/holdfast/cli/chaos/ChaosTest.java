package dev.holdfast.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No payment gets lost, whatever happens to callbacks, providers and servers.
final class ChaosTest {
  @TempDir Path directory;

  @Test
  void noPaymentGetsLost() throws Exception {
    run(new ChaosPlan(150, 7, 100, 12));
  }

  @Test
  @Tag("long")
  void noPaymentGetsLostAmongMany() throws Exception {
    var report = run(new ChaosPlan(1_500, 8, 200, 20));
    assertThat(report.seconds()).isLessThan(240);
  }

  private ChaosReport run(ChaosPlan plan) throws Exception {
    var log = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    var report = new ChaosRun(plan, log).run(directory);
    log.println(ReportText.of(report));
    assertThat(report.violations()).isEmpty();
    assertThat(report.charged()).isPositive();
    assertThat(report.figures().kills()).isEqualTo(2);
    assertThat(report.figures().outages()).isEqualTo(1);
    return report;
  }
}
