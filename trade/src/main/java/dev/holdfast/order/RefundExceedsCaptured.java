package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;

/// More money than there is to give back, in minor units.
public record RefundExceedsCaptured(long requested, long refundable, String currency, String field)
    implements Refusal, RefundOrder.Result {}
