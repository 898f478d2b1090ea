package dev.holdfast.order;

/// What becomes of goods that were sent.
public enum Restock {
  /// They are back and can be sold again.
  SELLABLE,
  /// They are back and cannot be sold.
  DAMAGED,
  /// They are not back.
  NONE
}
