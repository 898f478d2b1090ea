package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.payment.PaymentView;
import dev.holdfast.stock.Bounds;
import org.jspecify.annotations.Nullable;

/// Starts to collect money for an order that is not paid yet: records the intent. An online
/// provider is asked afterwards, and what it says is recorded by [RecordOpening] or
/// [RecordPayment].
///
/// @param provider `offline`, or an online provider's account
/// @param amount minor units; all that is still to be paid when null
/// @param onlyBuyer when set, another buyer's order is not found
public record OpenPayment(
    long orderId, String provider, @Nullable Long amount, @Nullable String onlyBuyer)
    implements Command {
  /// Payments of one order, open or not.
  public static final int MAX_PAYMENTS = 100;

  public OpenPayment {
    Bounds.text("provider", provider, Bounds.MAX_CODE);
    if (amount != null) Bounds.within("amount", amount, 1, Bounds.MAX_AMOUNT);
  }

  public sealed interface Result extends Outcome
      permits OrderNotFound,
          UnknownProvider,
          IllegalTransition,
          AmountExceedsDue,
          TooManyPayments,
          PaymentOpened {}

  public record PaymentOpened(PaymentView payment) implements Result {}
}
