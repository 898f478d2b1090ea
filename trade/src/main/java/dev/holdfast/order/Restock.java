package dev.holdfast.order;

/// What becomes of refunded goods.
public enum Restock {
  /// They are back and can be sold again.
  SELLABLE,
  /// They are back and cannot be sold.
  DAMAGED,
  /// They are not back.
  NONE
}
