package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;

/// There is no such coupon, or it is another buyer's.
public record UnknownCoupon(String couponId, String field) implements Refusal, PlaceOrder.Result {}
