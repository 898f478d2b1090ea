package dev.holdfast.promotion;

/// What a coupon is worth, in the order in which the coupons of one order are counted.
public enum BenefitKind {
  /// One unit of a SKU for nothing.
  FREE_ITEM,
  /// A part of the goods' value.
  PERCENT,
  /// An amount.
  FIXED
}
