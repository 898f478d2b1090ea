package dev.holdfast.bench.report;

import dev.holdfast.bench.load.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The figures as a bar chart in SVG, with colours that suit light and dark pages.
public final class Chart {
  private static final int WIDTH = 800;
  private static final int LABELS = 250;
  private static final int BARS = WIDTH - LABELS - 150;
  private static final int ROW = 24;
  private static final int GAP = 34;
  private static final int TOP = 30;
  private static final List<Panel> PANELS =
      List.of(
          new Panel("One hot SKU", Workload.HOT),
          new Panel("200 SKUs", Workload.SPREAD),
          new Panel("Carts of 1 to 20 lines", Workload.CART),
          new Panel("Place, pay, ship", Workload.LIFECYCLE));

  private final StringBuilder svg = new StringBuilder();
  private int y = TOP;

  private record Panel(String title, Workload workload) {}

  private Chart() {}

  /// Each workload's bars share a scale.
  public static String of(Report report) {
    return new Chart().draw(report);
  }

  private String draw(Report report) {
    text(
        0,
        y,
        "title",
        "Orders a second, durable (fsync on), medians of %d rounds".formatted(report.rounds()));
    for (var panel : PANELS) panel(panel, figures(panel, report));
    y += GAP;
    var machine = report.machine();
    text(
        0,
        y,
        "note",
        "%s, %d cores for clients, JVM and database together; PostgreSQL %s; Java %s; %s"
            .formatted(
                machine.cpu(),
                machine.cores(),
                machine.postgres(),
                feature(machine.java()),
                report.date().toString().substring(0, 10)));
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="Orders a second">
    <style>
      text { font: 13px system-ui, sans-serif; fill: #57606a }
      .title { font-weight: 600; font-size: 15px } .panel { font-weight: 600 } .note { font-size: 11px }
      .ours { fill: #2f81f7 } .theirs { fill: #8c959f } .limit { fill: #d4a72c }
      @media (prefers-color-scheme: dark) { text { fill: #adbac7 } }
    </style>
    %s</svg>
    """
        .formatted(WIDTH, y + 12, WIDTH, y + 12, svg);
  }

  private static String feature(String java) {
    var version = java.substring(java.lastIndexOf(' ') + 1);
    return version.substring(0, Math.max(version.indexOf('+'), 0));
  }

  private static List<Figures.Figure> figures(Panel panel, Report report) {
    var figures = new ArrayList<Figures.Figure>();
    for (var figure : report.figures()) {
      var about = figure.about();
      if (about.workload() != panel.workload || about.ofGrowth()) continue;
      if (about.clients() > 1 || about.party() == Party.CEILING) figures.add(figure);
    }
    return figures;
  }

  private void panel(Panel panel, List<Figures.Figure> figures) {
    if (figures.isEmpty()) return;
    y += GAP;
    text(0, y, "panel", panel.title);
    double longest =
        figures.stream().mapToDouble(f -> f.median().ordersPerSecond()).max().orElse(1);
    for (var figure : figures) {
      y += ROW;
      bar(figure, longest);
    }
  }

  private void bar(Figures.Figure figure, double longest) {
    double rate = figure.median().ordersPerSecond();
    int length = (int) Math.max(1, Math.round(BARS * rate / longest));
    text(12, y, "", label(figure.about()));
    svg.append(
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\"/>%n"
            .formatted(colour(figure.about().party()), LABELS, y - 13, length, ROW - 7));
    text(
        LABELS + length + 8,
        y,
        "",
        String.format(
            Locale.ROOT,
            "%,.0f%s",
            rate,
            figure.about().party() == Party.CEILING
                ? ""
                : "  p99.9 " + ReportTable.time(figure.median().p999Micros())));
  }

  private static String label(Case about) {
    return switch (about.party()) {
      case CEILING ->
          about.clients() == 1 ? "ceiling: SQL inside the database" : "ceiling, 2 connections";
      case API_BATCH -> about.party().label() + ", " + about.clients() + " connections";
      case ROW_LOCK, COMMON_WAY, ENGINE, API ->
          "%s, %,d clients".formatted(about.party().label(), about.clients());
    };
  }

  private static String colour(Party party) {
    return switch (party) {
      case ROW_LOCK, COMMON_WAY -> "theirs";
      case ENGINE, API, API_BATCH -> "ours";
      case CEILING -> "limit";
    };
  }

  private void text(int x, int at, String style, String text) {
    svg.append(
        "<text x=\"%d\" y=\"%d\" class=\"%s\">%s</text>%n".formatted(x, at, style, escape(text)));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
