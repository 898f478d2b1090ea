package dev.holdfast.order;

/// Why an order waits for a person. While there is one, nothing moves on and the stock hold stays.
public enum HoldReason {
  /// More money is here than is due: too much came in, or what should have gone back did not.
  OVERPAID,
  /// Money came in that does not fit the payment: other amount, other currency, a second time.
  PAYMENT_MISMATCH,
  /// A refund's news does not fit what we know: another amount, or money that went back although it
  /// had been said not to, or the other way round.
  REFUND_MISMATCH,
  /// A refund goes on only when a person does something at its provider.
  REFUND_STUCK
}
