package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;

/// There is no such code, or another buyer has used it.
public record UnknownCode(String field) implements Refusal, PlaceOrder.Result {}
