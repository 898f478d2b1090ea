package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;

/// There is no such payment (HTTP 404).
public record PaymentNotFound(String paymentId)
    implements Refusal, RecordPayment.Result, RecordOpening.Result, ResolvePayment.Result {}
