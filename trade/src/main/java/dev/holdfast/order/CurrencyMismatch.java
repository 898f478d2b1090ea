package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;

/// The currency is not the one that counts: the order's for a payment and for a SKU's price.
///
/// @param field the request's field to blame
public record CurrencyMismatch(String expected, String actual, String field)
    implements Refusal,
        PlaceOrder.Result,
        RecordPayment.Result,
        RecordRefund.Result,
        ResolvePayment.Result {}
