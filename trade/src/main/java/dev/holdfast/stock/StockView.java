package dev.holdfast.stock;

import java.util.ArrayList;
import java.util.List;

/// A SKU's stock as callers see it: the sums over its locations, and each location's share.
public record StockView(
    String sku,
    long onHand,
    long reserved,
    long committed,
    long unavailable,
    long available,
    List<AtLocation> locations) {
  public record AtLocation(
      String location,
      long onHand,
      long reserved,
      long committed,
      long unavailable,
      long available,
      long version) {}

  public static StockView of(Stock stock) {
    var sum = Quantities.NONE;
    var locations = new ArrayList<AtLocation>(stock.cells().size());
    for (var cell : stock.cells()) {
      sum = sum.plus(cell.quantities());
      locations.add(at(cell));
    }
    return new StockView(
        stock.sku(),
        sum.onHand(),
        sum.reserved(),
        sum.committed(),
        sum.unavailable(),
        sum.available(),
        locations);
  }

  private static AtLocation at(StockCell cell) {
    var q = cell.quantities();
    return new AtLocation(
        cell.location(),
        q.onHand(),
        q.reserved(),
        q.committed(),
        q.unavailable(),
        q.available(),
        cell.version());
  }
}
