package dev.holdfast.stock;

/// The kinds of movement.
public enum Movement {
  /// Goods came in.
  RECEIPT,
  /// A soft hold for an order that is not paid yet.
  RESERVE,
  /// A soft hold became a hard one: the order is paid.
  COMMIT,
  /// A hold was given back: cancelled.
  RELEASE,
  /// A soft hold was given back because its deadline passed.
  EXPIRE,
  /// Held goods left.
  SHIP,
  /// Goods came back, sellable or damaged.
  RETURN,
  /// Correction by a delta.
  ADJUST,
  /// Correction to a counted figure.
  COUNT
}
