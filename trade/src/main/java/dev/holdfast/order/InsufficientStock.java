package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;
import java.util.List;

/// Sold out, wholly or in part. Lines take what there is in their order; those that get less than
/// they asked for are listed.
public record InsufficientStock(List<Shortage> shortages) implements Refusal, PlaceOrder.Result {
  /// @param requested units
  /// @param available units left for this line
  /// @param line the line's number, from 1
  public record Shortage(String sku, long requested, long available, int line) {}
}
