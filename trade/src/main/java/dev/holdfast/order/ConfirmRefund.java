package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.payment.RefundView;
import dev.holdfast.stock.Bounds;
import org.jspecify.annotations.Nullable;

/// An operator's word that a refund's money is back with the buyer.
///
/// @param reference of the money, e.g. the bank's; the same one again changes nothing
/// @param note a remark, kept in the journal
public record ConfirmRefund(long refundId, String reference, @Nullable String note)
    implements Command {
  public ConfirmRefund {
    Bounds.text("reference", reference, Bounds.MAX_TEXT);
    Bounds.optionalNote("note", note);
  }

  public sealed interface Result extends Outcome
      permits RefundNotFound, RefundAlreadySettled, RefundConfirmed {}

  public record RefundConfirmed(RefundView refund) implements Result {}
}
