package dev.holdfast.payment;

/// Where a refund stands. Accepted by the provider is `PENDING`, not `SUCCEEDED`.
public enum RefundState {
  REQUESTED,
  PENDING,
  UNKNOWN,
  SUCCEEDED,
  FAILED;

  /// Whether news of that state is news: what arrives late must not undo what was learnt since.
  public boolean mayBecome(RefundState news) {
    return !isFinal() && news != this && news != REQUESTED;
  }

  public boolean isFinal() {
    return this == SUCCEEDED || this == FAILED;
  }
}
