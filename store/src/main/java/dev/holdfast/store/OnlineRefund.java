package dev.holdfast.store;

import dev.holdfast.payment.RefundState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A refund of online money as its provider is asked about it.
///
/// @param charge the payment that money of goes back
/// @param reference the provider's own, null until known
/// @param stuck whether it waits for a person at the provider
public record OnlineRefund(
    long id,
    OnlineCharge charge,
    RefundState state,
    long amount,
    String reason,
    @Nullable String reference,
    Instant createdAt,
    boolean stuck) {}
