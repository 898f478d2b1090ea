package dev.holdfast.cli.chaos;

import java.time.Duration;
import java.util.Locale;

/// A report for people.
final class ReportText {
  private static final int SHOWN = 20;

  private ReportText() {}

  static String of(ChaosReport report) {
    var text = new StringBuilder();
    line(text, "");
    line(
        text,
        "%d orders, %d charges, %d paid, %d refunded; %d kills of the server, provider down %d times;"
            + " seed %d, %d s",
        report.orders(),
        report.charged(),
        report.paid(),
        report.refunded(),
        report.figures().kills(),
        report.figures().outages(),
        report.plan().seed(),
        report.seconds());
    line(text, "");
    line(
        text,
        "%-16s %7s %7s %7s %8s %9s %11s %11s",
        "fault",
        "wanted",
        "share",
        "struck",
        "charged",
        "refunded",
        "healed p50",
        "p99");
    for (var row : report.figures().faults()) row(text, row);
    row(text, report.figures().untouched());
    line(text, "");
    if (report.holds()) {
      line(text, "Every charge is paid or refunded, none else is; the audit holds.");
    } else {
      line(text, "%d violations:", report.violations().size());
      report.violations().stream().limit(SHOWN).forEach(it -> line(text, "  %s", it));
    }
    return text.toString();
  }

  private static void row(StringBuilder text, Figures.Row row) {
    line(
        text,
        "%-16s %7s %6.1f%% %7d %8d %9d %11s %11s",
        row.fault(),
        row.wanted() > 0 ? String.format(Locale.ROOT, "%.0f%%", row.wanted() * 100) : "",
        row.share() * 100,
        row.struck(),
        row.charged(),
        row.returned(),
        seconds(row.healing().p50()),
        seconds(row.healing().p99()));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
