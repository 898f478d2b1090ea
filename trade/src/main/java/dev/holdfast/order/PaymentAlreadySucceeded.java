package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/// The payment has its money already, and what was said does not fit that.
///
/// @param reference of the money it has
public record PaymentAlreadySucceeded(String paymentId, @Nullable String reference)
    implements Refusal, RecordPayment.Result {}
