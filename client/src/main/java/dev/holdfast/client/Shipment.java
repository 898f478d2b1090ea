package dev.holdfast.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Goods of an order that left together.
///
/// @param deliveredAt null until delivered
public record Shipment(
    String id,
    String orderId,
    List<LineQuantity> lines,
    @Nullable String carrier,
    @Nullable String tracking,
    Instant createdAt,
    @Nullable Instant deliveredAt) {}
