package dev.holdfast.provider.stripe;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeError;
import com.stripe.model.checkout.Session;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.payment.RefundState;
import dev.holdfast.provider.wire.OurId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What Stripe's states mean to us. All throw IllegalArgumentException for what this version does
/// not know.
final class StripeStates {
  static final String PAYMENT_ID = "payment_id";
  static final String REFUND_ID = "refund_id";

  private StripeStates() {}

  /// @return null when it is not of ours
  static @Nullable Long id(@Nullable Map<String, String> metadata, String name) {
    return metadata == null ? null : OurId.parse(metadata.get(name));
  }

  /// An intent that was asked for: its charge, when it came with it, says when it was paid.
  static PaymentNews news(PaymentIntent intent) {
    @Nullable Charge charge = intent.getLatestChargeObject();
    return news(intent, charge == null ? null : time(charge.getCreated()));
  }

  static @Nullable Instant time(@Nullable Long seconds) {
    return seconds == null ? null : Instant.ofEpochSecond(seconds);
  }

  /// @param at when it came to be so, null when unknown
  static PaymentNews news(PaymentIntent intent, @Nullable Instant at) {
    return switch (String.valueOf(intent.getStatus())) {
      case "succeeded" ->
          succeeded(intent.getAmountReceived(), intent.getCurrency(), intent.getId(), at);
      case "canceled" -> without(PaymentState.CLOSED, intent.getId(), null);
      // Failed is an attempt, not the payment: the buyer may try another card.
      case "requires_payment_method" ->
          without(PaymentState.PENDING, intent.getId(), failure(intent));
      case "requires_confirmation", "requires_action", "requires_capture", "processing" ->
          without(PaymentState.PENDING, intent.getId(), null);
      default -> throw new IllegalArgumentException("status " + intent.getStatus());
    };
  }

  private static @Nullable String failure(PaymentIntent intent) {
    @Nullable StripeError error = intent.getLastPaymentError();
    return error == null ? null : error.getCode();
  }

  static PaymentNews news(Session session, @Nullable Instant at) {
    if ("paid".equals(session.getPaymentStatus())) {
      return succeeded(
          session.getAmountTotal(), session.getCurrency(), session.getPaymentIntent(), at);
    }
    return switch (String.valueOf(session.getStatus())) {
      case "expired" -> without(PaymentState.CLOSED, session.getId(), null);
      case "open", "complete" -> without(PaymentState.PENDING, session.getId(), null);
      default -> throw new IllegalArgumentException("status " + session.getStatus());
    };
  }

  private static PaymentNews succeeded(
      @Nullable Long amount,
      @Nullable String currency,
      @Nullable String reference,
      @Nullable Instant at) {
    if (amount == null || currency == null) throw new IllegalArgumentException("no amount");
    var iso = currency.toUpperCase(Locale.ROOT);
    return new PaymentNews(
        PaymentState.SUCCEEDED, StripeAmounts.toOurs(amount, iso), iso, reference, null, at);
  }

  private static PaymentNews without(
      PaymentState state, @Nullable String reference, @Nullable String note) {
    return new PaymentNews(state, null, null, reference, note);
  }

  static RefundNews news(Refund refund) {
    return switch (String.valueOf(refund.getStatus())) {
      case "succeeded" -> refunded(refund);
      case "pending", "requires_action" -> without(RefundState.PENDING, refund, null);
      case "failed" -> without(RefundState.FAILED, refund, refund.getFailureReason());
      case "canceled" -> without(RefundState.FAILED, refund, "canceled");
      default -> throw new IllegalArgumentException("status " + refund.getStatus());
    };
  }

  private static RefundNews refunded(Refund refund) {
    var iso = refund.getCurrency().toUpperCase(Locale.ROOT);
    long amount = StripeAmounts.toOurs(refund.getAmount(), iso);
    return new RefundNews(RefundState.SUCCEEDED, amount, iso, refund.getId(), null);
  }

  private static RefundNews without(RefundState state, Refund refund, @Nullable String note) {
    return new RefundNews(state, null, null, refund.getId(), note);
  }
}
