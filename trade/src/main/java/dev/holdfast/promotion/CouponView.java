package dev.holdfast.promotion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A coupon as callers see it.
///
/// @param orderId the order that has it, while it is held or redeemed
/// @param discount minor units that it takes off that order
/// @param earnedBy the order that earned it
public record CouponView(
    String couponId,
    String campaignId,
    String buyerId,
    CouponState status,
    long number,
    @Nullable String orderId,
    @Nullable Long discount,
    @Nullable String earnedBy,
    Instant createdAt,
    @Nullable Instant expiresAt,
    long version) {
  public static CouponView of(Coupon coupon) {
    return new CouponView(
        Long.toString(coupon.id()),
        Long.toString(coupon.campaign()),
        coupon.buyerId(),
        coupon.state(),
        coupon.number(),
        text(coupon.order()),
        coupon.order() == null ? null : (Long) coupon.discount(),
        text(coupon.earnedBy()),
        coupon.createdAt(),
        coupon.expiresAt(),
        coupon.version());
  }

  private static @Nullable String text(@Nullable Long id) {
    return id == null ? null : Long.toString(id);
  }
}
