package dev.holdfast.stock;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;

/// Sets what is on hand to what was counted, provided it still is what the count started from.
///
/// @param expected units on hand that the count started from, 0 or more
/// @param counted units found, 0 or more; not below what is promised
public record CountStock(String sku, String location, long expected, long counted)
    implements Command {
  public CountStock {
    Bounds.text("sku", sku, Bounds.MAX_CODE);
    Bounds.text("location", location, Bounds.MAX_CODE);
    Bounds.within("expected", expected, 0, Bounds.MAX_ON_HAND);
    Bounds.within("counted", counted, 0, Bounds.MAX_ON_HAND);
  }

  public sealed interface Result extends Outcome
      permits SkuNotFound,
          SkuUntracked,
          LocationNotFound,
          CountMismatch,
          InsufficientQuantity,
          StockOverflow,
          StockCounted {}

  public record StockCounted(StockView stock) implements Result {}
}
