package dev.holdfast.sandbox.ledger;

/// Where a trade stands.
public enum TradeState {
  OPEN,
  PAID,
  CLOSED
}
