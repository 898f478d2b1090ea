package dev.holdfast.promotion;

/// Where a coupon is.
public enum CouponState {
  /// Its buyer has it.
  ISSUED,
  /// An order that is not paid yet has it.
  HELD,
  /// A paid order has it.
  REDEEMED,
  /// Its time is over; it was not used.
  EXPIRED,
  /// Taken back.
  REVOKED
}
