package dev.holdfast.promotion;

import dev.holdfast.kernel.Refusal;

/// There is no such coupon (HTTP 404).
public record CouponNotFound(String couponId) implements Refusal, RevokeCoupon.Result {}
