package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.stock.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Goods of a confirmed order left.
///
/// @param lines how much of which lines
public record ShipOrder(
    long orderId, List<LineQuantity> lines, @Nullable String carrier, @Nullable String tracking)
    implements Command {
  public ShipOrder {
    lines = LineQuantity.checked("lines", lines);
    Bounds.optionalText("carrier", carrier, Bounds.MAX_TEXT);
    Bounds.optionalText("tracking", tracking, Bounds.MAX_TEXT);
  }

  public sealed interface Result extends Outcome
      permits OrderNotFound, IllegalTransition, LineNotFound, QuantityExceeded, ShipmentCreated {}

  public record ShipmentCreated(ShipmentView shipment) implements Result {}
}
