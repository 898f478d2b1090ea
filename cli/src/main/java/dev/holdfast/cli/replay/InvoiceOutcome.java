package dev.holdfast.cli.replay;

import java.util.List;

/// What became of one invoice.
///
/// @param stage how far its order got
/// @param adjusted adjustments made
/// @param returned units taken back
record InvoiceOutcome(
    Stage stage,
    int adjusted,
    long returned,
    List<UnmatchedReturn> unmatched,
    List<RefusedStep> refusals) {
  /// How far an order gets, one after the other.
  enum Stage {
    NO_ORDER,
    REFUSED,
    PLACED,
    /// The money came in, or there was nothing to pay.
    PAID,
    SHIPPED,
    DELIVERED
  }

  boolean reached(Stage other) {
    return stage.compareTo(other) >= 0;
  }
}
