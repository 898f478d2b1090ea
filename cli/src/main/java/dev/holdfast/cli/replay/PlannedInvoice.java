package dev.holdfast.cli.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one invoice asks for: an order of its sales, adjustments of the stock, or returns.
///
/// @param buyer the customer, or `guest-<invoice>`
/// @param sales lines of one order, numbered from 1 as they stand here; empty when there is none
/// @param returns what comes back, quantities positive
record PlannedInvoice(
    String number,
    String buyer,
    String country,
    List<Sale> sales,
    List<Adjustment> adjustments,
    List<Return> returns) {
  /// @param pence the price of one unit
  record Sale(String sku, long quantity, long pence) {}

  /// @param delta units, signed, not 0
  record Adjustment(String sku, long delta, String reason) {}

  /// @param line in the file
  record Return(long line, String sku, long quantity) {}

  /// Every SKU it touches.
  Set<String> skus() {
    return Stream.of(
            sales.stream().map(Sale::sku),
            adjustments.stream().map(Adjustment::sku),
            returns.stream().map(Return::sku))
        .flatMap(skus -> skus)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Groups the rows of one invoice.
  ///
  /// @param skipped receives those that have no place in it
  static PlannedInvoice of(List<OrderRow> rows, List<SkippedRow> skipped) {
    var sales = new ArrayList<Sale>();
    var adjustments = new ArrayList<Adjustment>();
    var returns = new ArrayList<Return>();
    for (var row : rows) {
      switch (RowKind.of(row)) {
        case RowKind.Sale() -> sales.add(new Sale(row.code(), row.quantity(), row.pence()));
        case RowKind.Return() -> returns.add(new Return(row.line(), row.code(), -row.quantity()));
        case RowKind.Adjustment(var reason) ->
            adjustments.add(new Adjustment(row.code(), row.quantity(), reason));
        case RowKind.Skipped(var reason) ->
            skipped.add(new SkippedRow(row.line(), row.invoice(), row.code(), reason));
      }
    }
    var first = rows.getFirst();
    return new PlannedInvoice(
        first.invoice(),
        buyer(rows),
        first.country(),
        List.copyOf(sales),
        List.copyOf(adjustments),
        List.copyOf(returns));
  }

  private static String buyer(List<OrderRow> rows) {
    return rows.stream()
        .filter(OrderRow::hasCustomer)
        .findFirst()
        .map(OrderRow::customer)
        .orElse("guest-" + rows.getFirst().invoice());
  }
}
