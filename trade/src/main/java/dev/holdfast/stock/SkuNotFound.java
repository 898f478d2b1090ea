package dev.holdfast.stock;

import dev.holdfast.kernel.Refusal;

/// There is no such SKU (HTTP 404).
public record SkuNotFound(String sku)
    implements Refusal, ReceiveStock.Result, AdjustStock.Result, CountStock.Result {}
