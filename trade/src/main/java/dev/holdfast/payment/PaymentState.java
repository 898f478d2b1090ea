package dev.holdfast.payment;

/// Where a payment stands. The provider's news wins: `SUCCEEDED` may follow any other state.
/// `UNKNOWN` never expires into failed or closed.
public enum PaymentState {
  CREATED,
  PENDING,
  UNKNOWN,
  SUCCEEDED,
  FAILED,
  CLOSED
}
