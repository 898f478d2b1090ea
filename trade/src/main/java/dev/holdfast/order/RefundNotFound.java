package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;

/// There is no such refund (HTTP 404).
public record RefundNotFound(String refundId)
    implements Refusal, ConfirmRefund.Result, RecordRefund.Result {}
