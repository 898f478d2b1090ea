package dev.holdfast.cli.replay;

/// What a row of an order file stands for.
sealed interface RowKind {
  /// A line of an order.
  record Sale() implements RowKind {}

  /// Goods that come back; the row's quantity is negative.
  record Return() implements RowKind {}

  /// A correction of the stock by the row's quantity.
  ///
  /// @param reason `damage` or `found`
  record Adjustment(String reason) implements RowKind {}

  /// Nothing the API has a command for.
  ///
  /// @param reason for people
  record Skipped(String reason) implements RowKind {}

  /// The first that applies, from the top.
  static RowKind of(OrderRow row) {
    boolean returning = row.invoice().startsWith("C");
    if (row.unitPrice().signum() < 0) return new Skipped("negative price");
    if (row.quantity() == 0) return new Skipped("quantity 0");
    if (returning && row.quantity() > 0) return new Skipped("positive quantity in a return");
    if (returning) return new Return();
    if (row.quantity() < 0) return adjustment(row, "damage");
    if (row.unitPrice().signum() == 0 && !row.hasCustomer()) return adjustment(row, "found");
    return new Sale();
  }

  private static RowKind adjustment(OrderRow row, String reason) {
    return row.isService() ? new Skipped("a service has no stock") : new Adjustment(reason);
  }
}
