package dev.holdfast.promotion;

/// Who may have a campaign's coupons.
public enum Audience {
  ALL,
  /// The buyers who were invited.
  LIST,
  /// Buyers who have not paid an order yet; of a grant, not another one.
  FIRST_ORDER
}
