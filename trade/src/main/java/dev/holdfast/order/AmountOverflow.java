package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;

/// A line's value or the order's total is more than an amount can be.
///
/// @param field the line, or `total`
/// @param max minor units that fit
public record AmountOverflow(String field, long max) implements Refusal, PlaceOrder.Result {}
