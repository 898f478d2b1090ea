package dev.holdfast.stock;

import dev.holdfast.kernel.Refusal;

/// The SKU is a service or the like and has no stock.
public record SkuUntracked(String sku)
    implements Refusal, ReceiveStock.Result, AdjustStock.Result, CountStock.Result {}
