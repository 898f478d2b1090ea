package dev.holdfast.sandbox.till;

import dev.holdfast.sandbox.ledger.Refund;

/// What came of asking for a refund.
public sealed interface RefundOutcome {
  /// @param fresh false when it had been asked for before
  record Accepted(Refund refund, boolean fresh) implements RefundOutcome {}

  /// Nothing was ever paid.
  record NotPaid() implements RefundOutcome {}

  /// Nothing, more than is left of what was paid, or the same number with another amount.
  record TooMuch(long left) implements RefundOutcome {}

  /// The merchant's balance does not suffice, it says.
  record Refused() implements RefundOutcome {}
}
