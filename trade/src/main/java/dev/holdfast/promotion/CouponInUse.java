package dev.holdfast.promotion;

import dev.holdfast.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/// An order has the coupon, or its time is over.
public record CouponInUse(String couponId, CouponState couponStatus, @Nullable String orderId)
    implements Refusal, RevokeCoupon.Result {}
