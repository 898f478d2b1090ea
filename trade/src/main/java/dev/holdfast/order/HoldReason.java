package dev.holdfast.order;

/// Why an order waits for a person. While there is one, nothing moves on and the stock hold stays.
public enum HoldReason {
  /// More money came in than is due.
  OVERPAID,
  /// Money came in that does not fit the payment: other amount, other currency.
  PAYMENT_MISMATCH
}
