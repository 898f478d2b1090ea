package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;

/// The buyer has fewer points than that.
public record InsufficientPoints(long requested, long available, String field)
    implements Refusal, PlaceOrder.Result {}
