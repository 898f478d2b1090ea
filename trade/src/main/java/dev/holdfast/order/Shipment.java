package dev.holdfast.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Goods of an order that left together.
///
/// @param lines what is in it; quantities 1 or more
/// @param deliveredAt null until delivered
public record Shipment(
    long id,
    List<LineQuantity> lines,
    @Nullable String carrier,
    @Nullable String tracking,
    Instant createdAt,
    @Nullable Instant deliveredAt) {
  public Shipment {
    if (lines.isEmpty()) throw new IllegalArgumentException("shipment " + id + " is empty");
  }

  Shipment delivered(Instant now) {
    return new Shipment(id, lines, carrier, tracking, createdAt, now);
  }
}
