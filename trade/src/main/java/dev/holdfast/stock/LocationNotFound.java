package dev.holdfast.stock;

import dev.holdfast.kernel.Refusal;

/// There is no such location.
///
/// @param field the request's field that names it
public record LocationNotFound(String location, String field)
    implements Refusal, ReceiveStock.Result, AdjustStock.Result, CountStock.Result {}
