package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;

/// The payment has no money that does not fit, or a person has decided about it.
public record NothingToResolve(String paymentId) implements Refusal, ResolvePayment.Result {}
