package dev.holdfast.provider;

import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.RefundNews;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/// One merchant account at a payment provider. Thread-safe. Calls go over the network unless they
/// say otherwise, block, and never throw because the provider is away: an answer that did not come
/// is [Sighting.Unanswered], neither success nor failure. Each may be repeated with the same ids
/// and has one effect at the provider.
public interface PaymentProvider {
  /// The account's name, by which payments, URLs and configuration call it: `alipay`, `stripe-eu`.
  String account();

  /// Asks for money, under our payment id.
  Opening open(Charge charge);

  /// What the provider knows about the payment.
  Sighting<PaymentNews> query(Charge charge);

  /// Ends the payment at the provider so that it can no longer be paid.
  ///
  /// @return `CLOSED`, or what it is instead: `SUCCEEDED` when the buyer was faster. `Absent`
  ///   closes nothing: a buyer who has not begun may still do so until the charge expires
  Sighting<PaymentNews> close(Charge charge);

  /// Asks for money to be given back, under our refund id. Accepted is not refunded: `PENDING`
  /// until the provider says that the money moved.
  Sighting<RefundNews> refund(Repayment repayment);

  /// What the provider knows about the refund.
  Sighting<RefundNews> queryRefund(Repayment repayment);

  /// Messages since then that it could not deliver. None of a provider that lists none, which is
  /// not called for that.
  ///
  /// @param mayCall whether one more call may be made, asked before each
  default Sighting<Undelivered> undelivered(Instant since, BooleanSupplier mayCall) {
    return new Sighting.Seen<>(new Undelivered(List.of(), true));
  }

  /// The same message about what it is about as that is now, of one that cannot be read as it was
  /// listed. By one call; `Absent` when there is nothing to call for.
  default Sighting<Incoming> reworded(Incoming undelivered) {
    return new Sighting.Absent<>();
  }

  /// Whether the bytes are the provider's, by every key that is active. No I/O.
  ///
  /// @param receivedAt when they came in; the replay window is measured from there
  Verdict verify(Incoming incoming, Instant receivedAt);

  /// What genuine bytes say. No I/O.
  Delivery read(Incoming incoming);

  /// What the provider wants to hear once its bytes are stored. No I/O.
  Acknowledgement accepted();

  /// What it hears when they are not the provider's, or could not be stored: it shall try again.
  Acknowledgement refused(int status);
}
