package dev.holdfast.payment;

/// Where a refund stands. Accepted by the provider is `PENDING`, not `SUCCEEDED`.
public enum RefundState {
  REQUESTED,
  PENDING,
  UNKNOWN,
  SUCCEEDED,
  FAILED;

  public boolean isFinal() {
    return this == SUCCEEDED || this == FAILED;
  }
}
