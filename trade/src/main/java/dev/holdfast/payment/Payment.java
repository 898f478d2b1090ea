package dev.holdfast.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt to collect money for an order, in the order's currency.
///
/// @param provider `offline`, or the name of an online provider's account
/// @param amount minor units asked for, 1 or more
/// @param captured minor units that really came in; 0 until `SUCCEEDED`
/// @param reference the provider's or operator's reference of the money, null until known
/// @param note an operator's remark
/// @param settledAt when it reached its present final state, null before
public record Payment(
    long id,
    String provider,
    PaymentState state,
    long amount,
    long captured,
    @Nullable String reference,
    @Nullable String note,
    Instant createdAt,
    @Nullable Instant settledAt) {}
