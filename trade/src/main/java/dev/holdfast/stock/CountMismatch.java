package dev.holdfast.stock;

import dev.holdfast.kernel.Refusal;

/// Something moved since the count started: count again.
///
/// @param expected units on hand that the count started from
/// @param actual units on hand now
public record CountMismatch(String sku, String location, long expected, long actual)
    implements Refusal, CountStock.Result {}
