package dev.holdfast.cli.chaos;

import dev.holdfast.client.Order;
import dev.holdfast.sandbox.fault.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a run comes to.
///
/// @param seconds how long it took, with starts and comparison
record ChaosReport(
    ChaosPlan plan,
    List<String> violations,
    Figures figures,
    long orders,
    long charged,
    long paid,
    long refunded,
    long seconds) {

  static ChaosReport of(
      ChaosPlan plan,
      List<String> violations,
      Figures figures,
      Books books,
      List<Charge> ledger,
      long seconds) {
    return new ChaosReport(
        plan,
        violations,
        figures,
        books.orders().size(),
        ledger.stream().filter(Charge::isPaid).count(),
        books.orders().stream().filter(order -> order.status() == Order.Status.CONFIRMED).count(),
        ledger.stream().filter(charge -> charge.refunded() > 0).count(),
        seconds);
  }

  boolean holds() {
    return violations.isEmpty();
  }

  /// For `--json`. Times are milliseconds.
  Map<String, Object> json() {
    var document = new LinkedHashMap<String, Object>();
    document.put("violations", violations.size());
    document.put("details", violations);
    document.put("seed", plan.seed());
    document.put("orders", orders);
    document.put("charged", charged);
    document.put("paid", paid);
    document.put("refunded", refunded);
    var faults = new LinkedHashMap<String, Object>();
    for (var row : figures.faults()) faults.put(row.fault(), json(row));
    document.put("faults", faults);
    document.put("kills", figures.kills());
    document.put("outages", figures.outages());
    document.put("healing", json(figures.row(Fault.LOSE).healing()));
    document.put("firstQueryMillis", ChaosPlan.FIRST_QUERY.toMillis());
    document.put("seconds", seconds);
    return document;
  }

  private static Map<String, Object> json(Figures.Row row) {
    var fields = new LinkedHashMap<String, Object>();
    if (row.wanted() > 0) fields.put("wanted", row.wanted());
    fields.put("share", row.share());
    fields.put("struck", row.struck());
    fields.put("charged", row.charged());
    fields.put("refunded", row.returned());
    fields.put("healing", json(row.healing()));
    return fields;
  }

  private static Map<String, Object> json(Healing healing) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("p50", healing.p50().toMillis());
    fields.put("p99", healing.p99().toMillis());
    return fields;
  }
}
