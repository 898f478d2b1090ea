package dev.holdfast.cli.replay;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Order files written by hand.
final class Rows {
  static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,UnitPrice,CustomerID,Country";

  private Rows() {}

  /// @param rows without the header
  static OrderFile file(String... rows) {
    try {
      return OrderFile.parse("test.csv", csv(rows));
    } catch (UnreadableFileException e) {
      throw new AssertionError(e);
    }
  }

  static ReplayPlan plan(String... rows) {
    return ReplayPlan.of(file(rows));
  }

  static OrderRow row(String row) {
    return file(row).rows().getFirst();
  }

  static byte[] csv(String... rows) {
    return (HEADER + "\n" + String.join("\n", List.of(rows)) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
