package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;

/// The points are worth more than what coupons leave of the goods.
///
/// @param usable so many can be used
public record PointsExceedGoods(long requested, long usable, String field)
    implements Refusal, PlaceOrder.Result {}
