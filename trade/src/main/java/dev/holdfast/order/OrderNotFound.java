package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;

/// There is no such order, or it is another buyer's (HTTP 404).
public record OrderNotFound(String orderId)
    implements Refusal,
        CancelOrder.Result,
        ShipOrder.Result,
        RequestReturn.Result,
        ReceiveReturn.Result,
        CloseReturn.Result,
        RefundOrder.Result,
        OpenPayment.Result {}
