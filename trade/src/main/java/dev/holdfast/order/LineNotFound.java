package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;

/// The order has no line of that number.
public record LineNotFound(int line, String field)
    implements Refusal,
        CancelOrder.Result,
        ShipOrder.Result,
        RequestReturn.Result,
        ReceiveReturn.Result,
        RefundOrder.Result {}
