package dev.holdfast.provider;

import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.RefundNews;

/// What a genuine callback says.
public sealed interface Delivery {
  /// The provider's id of the message, the same in every repetition.
  String messageId();

  /// News of a payment.
  record OfPayment(String messageId, long paymentId, PaymentNews news) implements Delivery {}

  /// News of a refund.
  record OfRefund(String messageId, long refundId, RefundNews news) implements Delivery {}

  /// Nothing that we follow.
  ///
  /// @param kind the provider's name of it
  record Irrelevant(String messageId, String kind) implements Delivery {}

  /// Genuine, but of another merchant or app than this account's: a person has to look.
  record Misdirected(String messageId, String reason) implements Delivery {}

  /// Genuine, but not to be understood by this version: kept and tried again, never skipped.
  record Unreadable(String messageId, String reason) implements Delivery {}
}
