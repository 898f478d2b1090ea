package dev.holdfast.order;

import dev.holdfast.kernel.Workspace;
import dev.holdfast.stock.StockLedger;
import java.util.HashMap;
import java.util.Map;

/// The stock check of one order: adds up the lines of the same SKU, over all its locations.
/// Confined to a decision.
final class Demand {
  private final StockLedger ledger;
  private final Map<String, Long> left = new HashMap<>();

  Demand(Workspace workspace) {
    this.ledger = new StockLedger(workspace);
  }

  /// Lets a line take what it wants, or what there is.
  ///
  /// @return units that were left for it: fewer than wanted is a shortage
  long take(String sku, long wanted) {
    long available = left(sku);
    left.put(sku, Math.max(0, available - wanted));
    return available;
  }

  private long left(String sku) {
    var known = left.get(sku);
    return known == null ? ledger.stock(sku).available() : known;
  }
}
