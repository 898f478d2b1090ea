package dev.holdfast.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One change of a SKU's quantities at a location. All movements of a SKU add up to its quantities.
///
/// @param movement `RECEIPT`, `RESERVE`, `COMMIT`...; the API documents all
/// @param onHand units, signed; likewise the other three
/// @param order the order it serves; null for back-office movements
public record Movement(
    String movement,
    String location,
    long onHand,
    long reserved,
    long committed,
    long unavailable,
    @Nullable String order,
    @Nullable Integer line,
    @Nullable String reason,
    @Nullable Instant at) {}
