package dev.holdfast.promotion;

/// Whether a coupon goes with others on one order. Never two of the same campaign.
public enum Stacking {
  /// Alone.
  EXCLUSIVE,
  /// With coupons of other campaigns that say the same.
  STACKABLE
}
