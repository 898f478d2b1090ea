package dev.holdfast.bench;

import dev.holdfast.bench.report.Ratios;
import dev.holdfast.bench.report.ReportJson;
import java.io.IOException;
import java.util.Objects;

/// The ratios of the report in `docs/bench.json`, which this version came with.
public final class CommittedRatios {
  private static final String REPORT = "bench.json";

  private CommittedRatios() {}

  public static Ratios read() throws IOException {
    try (var report = CommittedRatios.class.getResourceAsStream(REPORT)) {
      return ReportJson.ratios(Objects.requireNonNull(report, REPORT).readAllBytes());
    }
  }
}
