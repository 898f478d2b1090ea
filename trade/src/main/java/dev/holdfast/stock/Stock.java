package dev.holdfast.stock;

import java.util.List;

/// All cells of one SKU, by location priority, then location code.
public record Stock(String sku, List<StockCell> cells) {}
