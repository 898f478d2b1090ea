package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.payment.PaymentView;
import dev.holdfast.stock.Bounds;
import org.jspecify.annotations.Nullable;

/// A person decides about money that came in and does not fit its payment.
///
/// @param note why, kept in the journal and with the payment
public record ResolvePayment(long paymentId, Decision decision, @Nullable String note)
    implements Command {
  public enum Decision {
    /// It counts for what it is: too little pays a part of the order, too much is an excess.
    ACCEPT,
    /// It goes back to the buyer; for the order it is as if it had not come.
    REFUND,
    /// It is not here, or dealt with at the provider: it never counts.
    DISMISS
  }

  public ResolvePayment {
    Bounds.present("decision", decision);
    Bounds.optionalNote("note", note);
  }

  public sealed interface Result extends Outcome
      permits PaymentNotFound, NothingToResolve, CurrencyMismatch, PaymentResolved {}

  public record PaymentResolved(PaymentView payment) implements Result {}
}
