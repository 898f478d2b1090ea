package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;

/// The order has had as many payments as it can have.
public record TooManyPayments(int max) implements Refusal, OpenPayment.Result {}
