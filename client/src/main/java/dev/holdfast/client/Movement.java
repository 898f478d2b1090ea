package dev.holdfast.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One change of a SKU's quantities at a location. All movements of a SKU add up to its quantities.
///
/// @param movement `RECEIPT`, `RESERVE`, `COMMIT`...; the API documents all
/// @param onHand units, signed; likewise the other three
/// @param orderId the order it serves; null for back-office movements, as is `line`
/// @param reason why, in the words of whoever ordered it
/// @param actor who caused it
/// @param command the idempotency key it came from; null when the system did it by itself
public record Movement(
    Instant at,
    String movement,
    String sku,
    String location,
    long onHand,
    long reserved,
    long committed,
    long unavailable,
    @Nullable String orderId,
    @Nullable Integer line,
    @Nullable String reason,
    String actor,
    @Nullable String command) {}
