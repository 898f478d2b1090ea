package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;

/// More units than the line has left for it.
///
/// @param allowed units that could be named
public record QuantityExceeded(int line, long requested, long allowed, String field)
    implements Refusal,
        CancelOrder.Result,
        ShipOrder.Result,
        RequestReturn.Result,
        ReceiveReturn.Result,
        RefundOrder.Result {}
