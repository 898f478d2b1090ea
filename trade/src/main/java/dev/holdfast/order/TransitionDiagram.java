package dev.holdfast.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The transition table as people read it.
public final class TransitionDiagram {
  private TransitionDiagram() {}

  private record Edge(@Nullable OrderStatus from, OrderStatus to) {}

  /// A Mermaid state diagram. What leaves the status as it is is left out: see [#table].
  public static String mermaid() {
    var labels = new LinkedHashMap<Edge, ArrayList<String>>();
    for (var row : Transitions.TABLE) {
      if (row.from() == row.to()) continue;
      var edge = new Edge(row.from(), row.to());
      labels.computeIfAbsent(edge, e -> new ArrayList<>()).add(label(row));
    }
    var diagram = new StringBuilder("stateDiagram-v2\n");
    labels.forEach((edge, texts) ->
        diagram
            .append("  ")
            .append(edge.from == null ? "[*]" : edge.from)
            .append(" --> ")
            .append(edge.to)
            .append(": ")
            .append(String.join("<br/>", texts))
            .append('\n'));
    return diagram.toString();
  }

  private static String label(Transition row) {
    return row.becomes() == Condition.ALWAYS
        ? row.action().name()
        : row.action() + " (" + row.becomes().text() + ")";
  }

  /// The whole table in Markdown.
  public static String table() {
    var head =
        """
        | status | action | allowed when | leads to | when, after it |
        |---|---|---|---|---|
        """;
    return Transitions.TABLE.stream()
        .map(TransitionDiagram::line)
        .collect(Collectors.joining("\n", head, "\n"));
  }

  private static String line(Transition row) {
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            row.from() == null ? "(new)" : row.from(),
            row.action(),
            row.given().text(),
            row.to(),
            row.becomes().text());
  }
}
