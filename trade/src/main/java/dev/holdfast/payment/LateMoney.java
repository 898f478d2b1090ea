package dev.holdfast.payment;

/// What becomes of money that comes in after its order ended without any.
public enum LateMoney {
  /// The order comes back when everything can be promised again; else the money goes back.
  REVIVE,
  /// The money goes back.
  REFUND
}
