package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;
import dev.holdfast.payment.RefundState;
import org.jspecify.annotations.Nullable;

/// The refund has ended already, with another reference or without success.
public record RefundAlreadySettled(
    String refundId, RefundState refundStatus, @Nullable String reference)
    implements Refusal, ConfirmRefund.Result, RecordRefund.Result {}
