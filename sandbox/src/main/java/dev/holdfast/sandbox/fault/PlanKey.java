package dev.holdfast.sandbox.fault;

/// By what a payment is drawn.
public enum PlanKey {
  /// The merchant's number of the payment.
  NUMBER,
  /// The amount asked for: a merchant whose numbers differ from run to run, as time-sorted ones do,
  /// gets the same plan again by asking for the same amounts.
  AMOUNT
}
