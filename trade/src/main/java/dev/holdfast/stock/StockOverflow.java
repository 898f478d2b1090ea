package dev.holdfast.stock;

import dev.holdfast.kernel.Refusal;

/// More would be on hand than can be counted.
///
/// @param onHand units now, over all locations
/// @param max units that fit
public record StockOverflow(String sku, long onHand, long added, long max, String field)
    implements Refusal, ReceiveStock.Result, AdjustStock.Result, CountStock.Result {}
