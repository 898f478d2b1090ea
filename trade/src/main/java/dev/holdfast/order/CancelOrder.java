package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.stock.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives up what has not shipped: releases its stock, takes its value off what is due and asks for
/// the refund of what was paid for it. What has shipped stays and comes back as a return.
///
/// @param lines how much of which lines; null for everything that has not shipped
/// @param onlyBuyer when set, another buyer's order is not found, and one that waits for a person's
///   decision is not cancelled
public record CancelOrder(
    long orderId, String reason, @Nullable List<LineQuantity> lines, @Nullable String onlyBuyer)
    implements Command {
  public CancelOrder {
    Bounds.text("reason", reason, Bounds.MAX_TEXT);
    if (lines != null) lines = LineQuantity.checked("lines", lines);
  }

  public sealed interface Result extends Outcome
      permits OrderNotFound, IllegalTransition, LineNotFound, QuantityExceeded, OrderCancelled {}

  /// The order after it; `CANCELLED` only when nothing is left of it.
  public record OrderCancelled(OrderView order) implements Result {}
}
