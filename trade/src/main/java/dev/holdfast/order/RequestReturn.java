package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.stock.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The buyer wants to send delivered goods back.
///
/// @param lines how much of which lines
/// @param onlyBuyer when set, another buyer's order is not found
public record RequestReturn(
    long orderId, List<LineQuantity> lines, String reason, @Nullable String onlyBuyer)
    implements Command {
  public RequestReturn {
    lines = LineQuantity.checked("lines", lines);
    Bounds.text("reason", reason, Bounds.MAX_TEXT);
  }

  public sealed interface Result extends Outcome
      permits OrderNotFound, IllegalTransition, LineNotFound, QuantityExceeded, ReturnRequested {}

  public record ReturnRequested(OrderView order) implements Result {}
}
