package dev.holdfast.cli.replay;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Prints a summary for people: the figures, then what was refused, did not match, was skipped.
///
/// @param limit lines of each list that are shown; how many more there are is always said
record SummaryText(PrintWriter out, int limit) {
  void print(Summary summary) {
    figure("orders", summary.orders());
    figure("  placed", summary.placed());
    figure("  refused", summary.refused());
    figure("  paid", summary.paid());
    figure("  shipped", summary.shipped());
    figure("units returned", summary.returnsMatched() + summary.returnsUnmatched());
    figure("  matched", summary.returnsMatched());
    figure("  unmatched", summary.returnsUnmatched());
    figure("adjustments", summary.adjustments());
    figure("rows skipped", summary.skipped());
    out.printf(
        Locale.ROOT,
        "%,.1f s, %,.1f orders a second; the audit %s%n",
        summary.elapsedSeconds(),
        summary.ordersPerSecond(),
        summary.auditHolds() ? "holds" : "DOES NOT HOLD: see the server's audit");
    list("Refused", summary.refusals(), SummaryText::line);
    list("Returns that matched no delivery", summary.unmatched(), SummaryText::line);
    list("Skipped rows", summary.skippedRows(), SummaryText::line);
    out.flush();
  }

  private void figure(String name, long figure) {
    out.printf(Locale.ROOT, "%-16s %,12d%n", name, figure);
  }

  private <T> void list(String title, List<T> items, Function<T, String> line) {
    if (items.isEmpty()) return;
    out.printf(Locale.ROOT, "%n%s (%,d):%n", title, items.size());
    items.stream().limit(limit).map(line).forEach(text -> out.println("  " + text));
    int more = items.size() - limit;
    if (more > 0) out.printf(Locale.ROOT, "  and %,d more: see --verbose or --json%n", more);
  }

  private static String line(RefusedStep step) {
    return "invoice %s: %s: %s %s"
        .formatted(step.invoice(), step.step(), step.problem(), step.detail());
  }

  private static String line(UnmatchedReturn units) {
    return "line %d, invoice %s: %,d of %s: %s"
        .formatted(units.line(), units.invoice(), units.quantity(), units.sku(), units.reason());
  }

  private static String line(SkippedRow row) {
    return "line %d, invoice %s, %s: %s"
        .formatted(row.line(), row.invoice(), row.sku(), row.reason());
  }
}
