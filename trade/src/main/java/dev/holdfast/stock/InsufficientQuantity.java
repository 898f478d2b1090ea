package dev.holdfast.stock;

import dev.holdfast.kernel.Refusal;

/// Fewer units are free at the location than would be taken away; the others are promised to orders
/// or not for sale.
///
/// @param requested units to take away
/// @param available units that could be
public record InsufficientQuantity(String sku, String location, long requested, long available)
    implements Refusal, AdjustStock.Result, CountStock.Result {}
