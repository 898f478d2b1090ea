package dev.holdfast.stock;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;

/// Goods came in.
///
/// @param quantity units, 1 to 1,000,000,000
/// @param reference the delivery note, the purchase order
public record ReceiveStock(String sku, String location, long quantity, String reference)
    implements Command {
  public ReceiveStock {
    Bounds.text("sku", sku, Bounds.MAX_CODE);
    Bounds.text("location", location, Bounds.MAX_CODE);
    Bounds.quantity("quantity", quantity);
    Bounds.text("reference", reference, Bounds.MAX_TEXT);
  }

  public sealed interface Result extends Outcome
      permits SkuNotFound, SkuUntracked, LocationNotFound, StockOverflow, StockReceived {}

  public record StockReceived(StockView stock) implements Result {}
}
