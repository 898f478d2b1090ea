package dev.holdfast.payment;

/// Where a payment stands. The provider's news wins: `SUCCEEDED` may follow any other state.
/// `UNKNOWN` never expires into failed or closed.
public enum PaymentState {
  CREATED,
  PENDING,
  UNKNOWN,
  SUCCEEDED,
  FAILED,
  CLOSED;

  /// Whether news of that state is news: what arrives late must not undo what was learnt since.
  public boolean mayBecome(PaymentState news) {
    return switch (this) {
      case CREATED, PENDING, UNKNOWN -> news != this && news != CREATED;
      case FAILED, CLOSED -> news == SUCCEEDED;
      case SUCCEEDED -> false;
    };
  }

  /// Whether nothing but late money is to be expected.
  public boolean isFinal() {
    return this == SUCCEEDED || this == FAILED || this == CLOSED;
  }

  /// Whether we may end one ourselves that no provider has: nothing is known to be unsettled.
  public boolean mayClose() {
    return this == CREATED || this == PENDING;
  }
}
