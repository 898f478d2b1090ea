package dev.holdfast.stock;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.kernel.Outcome;

/// Corrects what is on hand by a difference: found, damaged, stolen.
///
/// @param delta units, not 0, up to 1,000,000,000 either way; what is promised cannot be taken away
public record AdjustStock(String sku, String location, long delta, String reason)
    implements Command {
  public AdjustStock {
    Bounds.text("sku", sku, Bounds.MAX_CODE);
    Bounds.text("location", location, Bounds.MAX_CODE);
    Bounds.within("delta", delta, -Bounds.MAX_QUANTITY, Bounds.MAX_QUANTITY);
    if (delta == 0) throw new InvalidCommand("delta", "must not be 0");
    Bounds.text("reason", reason, Bounds.MAX_TEXT);
  }

  public sealed interface Result extends Outcome
      permits SkuNotFound,
          SkuUntracked,
          LocationNotFound,
          InsufficientQuantity,
          StockOverflow,
          StockAdjusted {}

  public record StockAdjusted(StockView stock) implements Result {}
}
