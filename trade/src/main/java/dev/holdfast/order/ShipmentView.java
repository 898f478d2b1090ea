package dev.holdfast.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A shipment as callers see it.
public record ShipmentView(
    String id,
    String orderId,
    List<LineQuantity> lines,
    @Nullable String carrier,
    @Nullable String tracking,
    Instant createdAt,
    @Nullable Instant deliveredAt) {
  public static ShipmentView of(long order, Shipment shipment) {
    return new ShipmentView(
        Long.toString(shipment.id()),
        Long.toString(order),
        shipment.lines(),
        shipment.carrier(),
        shipment.tracking(),
        shipment.createdAt(),
        shipment.deliveredAt());
  }
}
