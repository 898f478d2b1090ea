package dev.holdfast.cli.replay;

import java.util.List;

/// A SKU that the file trades in.
///
/// @param title the first that is not blank, rows with a price before rows without, whose
///   descriptions are often remarks ("damages"); the code when all are blank
/// @param pence the first price above 0, else 0
/// @param needed units that the file's sales and negative adjustments take away; 0 when untracked
record PlannedSku(String code, String title, long pence, boolean tracked, long needed) {

  /// @param rows all that name the SKU and are not skipped
  static PlannedSku of(List<OrderRow> rows) {
    var first = rows.getFirst();
    boolean tracked = !first.isService();
    return new PlannedSku(
        first.code(), title(rows), pence(rows), tracked, tracked ? needed(rows) : 0);
  }

  private static String title(List<OrderRow> rows) {
    var named = rows.stream().filter(row -> !row.title().isBlank()).toList();
    return named.stream()
        .filter(row -> row.unitPrice().signum() > 0)
        .findFirst()
        .or(() -> named.stream().findFirst())
        .map(OrderRow::title)
        .orElse(rows.getFirst().code());
  }

  private static long pence(List<OrderRow> rows) {
    return rows.stream()
        .mapToLong(OrderRow::pence)
        .filter(pence -> pence > 0)
        .findFirst()
        .orElse(0);
  }

  private static long needed(List<OrderRow> rows) {
    return rows.stream()
        .mapToLong(row ->
            switch (RowKind.of(row)) {
              case RowKind.Sale() -> row.quantity();
              case RowKind.Adjustment _ -> Math.max(0, -row.quantity());
              case RowKind.Return(), RowKind.Skipped _ -> 0;
            })
        .sum();
  }
}
