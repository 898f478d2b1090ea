package dev.holdfast.client;

import java.util.List;

/// How many units of a SKU there are, over all locations and at each.
///
/// @param available `onHand - reserved - committed - unavailable`, never below 0
public record StockLevel(
    String sku,
    long onHand,
    long reserved,
    long committed,
    long unavailable,
    long available,
    List<AtLocation> locations) {
  /// The same figures at one location.
  public record AtLocation(
      String location,
      long onHand,
      long reserved,
      long committed,
      long unavailable,
      long available) {}
}
