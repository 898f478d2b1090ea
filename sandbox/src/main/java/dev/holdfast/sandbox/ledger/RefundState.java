package dev.holdfast.sandbox.ledger;

/// Where a refund stands.
public enum RefundState {
  PENDING,
  SUCCEEDED
}
