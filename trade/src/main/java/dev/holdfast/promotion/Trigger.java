package dev.holdfast.promotion;

/// What earns a coupon.
public enum Trigger {
  /// An order was paid.
  ORDER_PAID,
  /// A buyer's first order was paid.
  FIRST_ORDER,
  /// An order of at least so much was paid.
  AMOUNT_REACHED,
  /// All of an order was delivered.
  ORDER_DELIVERED
}
