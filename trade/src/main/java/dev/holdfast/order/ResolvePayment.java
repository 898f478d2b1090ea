package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.payment.Misfit;
import dev.holdfast.payment.PaymentView;
import dev.holdfast.stock.Bounds;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A person decides about money that came in and does not fit its payment.
///
/// @param money which money, as the payment shows it; null while no other came in that does not fit
/// @param note why, kept in the journal and with the payment
public record ResolvePayment(
    long paymentId, Decision decision, @Nullable Money money, @Nullable String note)
    implements Command {
  public enum Decision {
    /// It counts for what it is: too little pays a part of the order, too much is an excess.
    ACCEPT,
    /// It goes back to the buyer; for the order it is as if it had not come.
    REFUND,
    /// It is not here, or dealt with at the provider: it never counts.
    DISMISS
  }

  /// What tells money from other money for the same payment.
  ///
  /// @param amount minor units
  /// @param currency ISO 4217
  /// @param reference null when it is shown without one
  public record Money(long amount, String currency, @Nullable String reference) {
    public Money {
      Bounds.within("amount", amount, 1, Bounds.MAX_AMOUNT);
      Bounds.currency("currency", currency);
      Bounds.optionalText("reference", reference, Bounds.MAX_TEXT);
    }

    boolean is(Misfit misfit) {
      return amount == misfit.amount()
          && currency.equals(misfit.currency())
          && Objects.equals(reference, misfit.reference());
    }
  }

  public ResolvePayment {
    Bounds.present("decision", decision);
    Bounds.optionalNote("note", note);
  }

  /// Of the only money that does not fit.
  public ResolvePayment(long paymentId, Decision decision, @Nullable String note) {
    this(paymentId, decision, null, note);
  }

  public sealed interface Result extends Outcome
      permits PaymentNotFound, NothingToResolve, UnclearMisfit, CurrencyMismatch, PaymentResolved {}

  public record PaymentResolved(PaymentView payment) implements Result {}
}
