package dev.holdfast.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Goods that leave together.
public record NewShipment(
    List<LineQuantity> lines, @Nullable String carrier, @Nullable String tracking) {
  public NewShipment {
    lines = List.copyOf(lines);
  }

  public static NewShipment of(List<LineQuantity> lines) {
    return new NewShipment(lines, null, null);
  }
}
