package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.payment.RefundView;
import dev.holdfast.stock.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives money back: for shipped units what was paid for them, or an amount. Money that came in
/// offline is back with this word; other money is asked of its provider.
///
/// @param amount minor units; null for the value of `lines`. With lines it takes the place of their
///   value and may be 0
/// @param lines shipped units whose price is given back; null for a plain amount
/// @param restock whether the units came back with it; `NONE` without lines
public record RefundOrder(
    long orderId,
    @Nullable Long amount,
    @Nullable List<LineQuantity> lines,
    Restock restock,
    String reason)
    implements Command {
  public RefundOrder {
    Bounds.present("restock", restock);
    if (lines != null) lines = LineQuantity.checked("lines", lines);
    else if (amount == null) throw new InvalidCommand("amount", "is missing, and lines too");
    else if (restock != Restock.NONE) throw new InvalidCommand("restock", "needs lines");
    if (amount != null) {
      Bounds.within("amount", amount, lines == null ? 1 : 0, Bounds.MAX_AMOUNT);
    }
    Bounds.text("reason", reason, Bounds.MAX_TEXT);
  }

  public sealed interface Result extends Outcome
      permits OrderNotFound,
          IllegalTransition,
          LineNotFound,
          QuantityExceeded,
          RefundExceedsCaptured,
          RefundCreated {}

  /// @param id the first refund's; null when nothing was paid for the lines
  /// @param amount minor units over all refunds
  /// @param refunds one for each payment that the money came in by
  public record RefundCreated(
      @Nullable String id, String orderId, long amount, String currency, List<RefundView> refunds)
      implements Result {}
}
