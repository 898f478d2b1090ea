package dev.holdfast.order;

/// A coupon that an order was placed with; never changes. Whether the order still has it, the
/// coupon says.
///
/// @param discount minor units that it takes off the lines
public record OrderCoupon(long coupon, long campaign, long discount) {}
