package dev.holdfast.cli.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Everything a file asks for, worked out before the first request.
///
/// @param digest of the file
/// @param skus in the order of their first rows
/// @param invoices in the order of their first rows
/// @param skipped rows that the API has no command for
record ReplayPlan(
    String digest, List<PlannedSku> skus, List<PlannedInvoice> invoices, List<SkippedRow> skipped) {

  static ReplayPlan of(OrderFile file) {
    var invoices = new ArrayList<PlannedInvoice>();
    var skipped = new ArrayList<SkippedRow>();
    grouped(file.rows(), OrderRow::invoice)
        .forEach(rows -> invoices.add(PlannedInvoice.of(rows, skipped)));
    var traded =
        file.rows().stream().filter(row -> !(RowKind.of(row) instanceof RowKind.Skipped)).toList();
    var skus = grouped(traded, OrderRow::code).stream().map(PlannedSku::of).toList();
    return new ReplayPlan(file.digest(), skus, List.copyOf(invoices), List.copyOf(skipped));
  }

  private static List<List<OrderRow>> grouped(List<OrderRow> rows, Function<OrderRow, String> key) {
    return List.copyOf(
        rows.stream()
            .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
            .values());
  }
}
