package dev.holdfast.stock;

import dev.holdfast.kernel.Table;

/// The stock tables with their places in the lock order.
public final class StockTables {
  public static final Table<String, Location> LOCATION = Table.ranked("location", 20);
  public static final Table<String, Sku> SKU = Table.<String, Sku>ranked("sku", 30).inherited();

  /// By SKU code; locks all cells of the SKU, in the order of their location codes.
  public static final Table<String, Stock> STOCK =
      Table.<String, Stock>ranked("stock", 40).inherited();

  private StockTables() {}
}
