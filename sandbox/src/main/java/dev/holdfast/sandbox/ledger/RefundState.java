package dev.holdfast.sandbox.ledger;

/// Where a refund stands.
public enum RefundState {
  PENDING,
  SUCCEEDED,
  /// It was accepted, and its money came back.
  FAILED
}
