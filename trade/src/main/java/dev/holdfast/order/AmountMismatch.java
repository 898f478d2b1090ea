package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;

/// Another amount than the payment asked for, in minor units.
public record AmountMismatch(long expected, long actual, String field)
    implements Refusal, RecordPayment.Result, RecordRefund.Result {}
