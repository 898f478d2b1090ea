package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;
import java.util.List;

/// There are no such SKUs.
///
/// @param skus each once, in the order of the lines
/// @param field the first line's field that names one
public record UnknownSku(List<String> skus, String field) implements Refusal, PlaceOrder.Result {}
