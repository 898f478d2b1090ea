package dev.holdfast.client;

import java.util.List;

/// What a refund came to.
///
/// @param amount minor units over all refunds; 0 when nothing was paid for what came back
/// @param refunds one for each payment that the money came in by
public record RefundCreated(String orderId, long amount, String currency, List<Refund> refunds) {}
