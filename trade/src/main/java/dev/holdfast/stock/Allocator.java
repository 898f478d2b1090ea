package dev.holdfast.stock;

import java.util.ArrayList;
import java.util.List;

/// Chooses the cells that promise a line's units: the first that has all of them, else as many as
/// it takes, each giving what it has, both in the order of location priority.
public final class Allocator {
  private Allocator() {}

  /// @param units 1 or more, at most what is available over all cells, so a split always suffices
  public static List<Allocation> allocate(Stock stock, long units) {
    var cells = stock.cells();
    for (int i = 0; i < cells.size(); i++) {
      var cell = cells.get(i);
      if (cell.quantities().available() >= units) {
        return List.of(new Allocation(cell.id(), units, 0));
      }
    }
    return split(stock, units);
  }

  private static List<Allocation> split(Stock stock, long units) {
    var allocations = new ArrayList<Allocation>(stock.cells().size());
    long left = units;
    for (var cell : stock.cells()) {
      long taken = Math.min(left, cell.quantities().available());
      if (taken == 0) continue;
      allocations.add(new Allocation(cell.id(), taken, 0));
      left -= taken;
      if (left == 0) return List.copyOf(allocations);
    }
    throw new IllegalArgumentException(
        "%d of %s wanted, %d available".formatted(units, stock.sku(), stock.available()));
  }
}
