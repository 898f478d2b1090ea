package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.stock.Bounds;

/// Goods that the buyer wanted to send back will not come: he keeps them, or it was declined.
public record CloseReturn(long orderId, String reason) implements Command {
  public CloseReturn {
    Bounds.text("reason", reason, Bounds.MAX_TEXT);
  }

  public sealed interface Result extends Outcome
      permits OrderNotFound, IllegalTransition, ReturnClosed {}

  public record ReturnClosed(OrderView order) implements Result {}
}
