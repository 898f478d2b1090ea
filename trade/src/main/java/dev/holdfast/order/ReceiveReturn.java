package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.stock.Bounds;
import java.util.List;

/// Delivered goods are back, whether or not they were asked for and whether or not their money has
/// gone back: see [RefundOrder] for both at once.
///
/// @param lines how much of which lines
/// @param restock what becomes of them; not `NONE`
public record ReceiveReturn(long orderId, List<LineQuantity> lines, Restock restock)
    implements Command {
  public ReceiveReturn {
    lines = LineQuantity.checked("lines", lines);
    if (Bounds.present("restock", restock) == Restock.NONE) {
      throw new InvalidCommand("restock", "must be SELLABLE or DAMAGED");
    }
  }

  public sealed interface Result extends Outcome
      permits OrderNotFound, IllegalTransition, LineNotFound, QuantityExceeded, ReturnReceived {}

  public record ReturnReceived(OrderView order) implements Result {}
}
