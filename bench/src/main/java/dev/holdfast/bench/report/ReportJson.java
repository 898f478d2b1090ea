package dev.holdfast.bench.report;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A report as JSON: `{machine, date, rounds, figures: [...], ratios: {...}, connections,
/// seconds}`.
public final class ReportJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ReportJson() {}

  public static String write(Report report) {
    var document = new LinkedHashMap<String, Object>();
    document.put("machine", report.machine());
    document.put("date", report.date().toString());
    document.put("rounds", report.rounds());
    document.put("figures", report.figures().stream().map(ReportJson::figure).toList());
    document.put("ratios", report.ratios());
    document.put("connections", report.connections());
    document.put("seconds", report.seconds());
    var promotion = report.promotion();
    if (promotion != null) {
      document.put("claims", rate(promotion.claims()));
      document.put("grants", rate(promotion.grants()));
      document.put("paidToGrantedMillis", promotion.paidToGranted());
    }
    return JSON.writeValueAsString(document);
  }

  private static Map<String, Object> figure(Figures.Figure figure) {
    var about = figure.about();
    var median = figure.median();
    var fields = new LinkedHashMap<String, Object>();
    fields.put("party", about.party().label());
    fields.put("workload", about.workload().label());
    fields.put("clients", about.clients());
    fields.put("existingOrders", about.existing());
    if (about.beside() > 0) fields.put("besideOrders", about.beside());
    fields.put("ordersPerSecond", Math.round(median.ordersPerSecond()));
    fields.put("p50Micros", Math.round(median.p50Micros()));
    fields.put("p99Micros", Math.round(median.p99Micros()));
    fields.put("p999Micros", Math.round(median.p999Micros()));
    fields.put("cpuSecondsPer1000", thousandths(median.cpuSecondsPer1000()));
    fields.put("databaseCpuSecondsPer1000", thousandths(median.databaseCpuSecondsPer1000()));
    fields.put("peakMemoryMiB", Math.round(median.peakMemoryMiB()));
    fields.put("databaseMemoryMiB", Math.round(median.databaseMemoryMiB()));
    return fields;
  }

  private static Map<String, Object> rate(Rate rate) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("enginePerSecond", Math.round(rate.engine()));
    fields.put("rowLockPerSecond", Math.round(rate.rowLock()));
    fields.put("rowLockConnections", rate.pool());
    return fields;
  }

  private static double thousandths(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /// The ratios of a report that was written before.
  public static Ratios ratios(byte[] document) {
    return JSON.treeToValue(JSON.readTree(document).required("ratios"), Ratios.class);
  }
}
