package dev.holdfast.store;

import dev.holdfast.payment.PaymentState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An online payment as its provider is asked about it.
///
/// @param title of the order's first line, what the buyer reads at the provider
/// @param ready whether the buyer can pay: the provider has said what he needs
/// @param expiresAt until when the provider takes the money, as it was told
/// @param closesAt from then on it is not wanted any more
/// @param settledAt when it ended as far as we know, null before
public record OnlineCharge(
    long id,
    long orderId,
    String account,
    PaymentState state,
    long amount,
    String currency,
    String title,
    @Nullable String providerId,
    boolean ready,
    Instant createdAt,
    Instant expiresAt,
    Instant closesAt,
    @Nullable Instant settledAt) {}
