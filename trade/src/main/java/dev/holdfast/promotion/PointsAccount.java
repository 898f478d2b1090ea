package dev.holdfast.promotion;

/// The accounts that points move between, in one currency: each buyer's three, and the shop's
/// three. What one gets another gives, so all of them together are always zero.
public enum PointsAccount {
  /// What the buyer can spend; never below 0.
  AVAILABLE,
  /// What an order that waits for its money has; never below 0.
  HELD,
  /// What the buyer would have to give back and has spent already; never above 0. What the buyer
  /// gets pays for it first.
  OWED,
  /// Where earned points come from, and go back to when they are taken back.
  ISSUED,
  /// Where spent points end.
  REDEEMED,
  /// Where points that an operator gives come from, and those that he takes end.
  ADJUSTED
}
