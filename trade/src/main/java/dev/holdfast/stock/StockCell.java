package dev.holdfast.stock;

/// One SKU at one location: the row that carries its quantities and is locked to change them.
///
/// @param id identifies the cell's journal, whose entries are its movements
/// @param priority the location's
/// @param version number of its last movement
public record StockCell(
    long id, String sku, String location, int priority, Quantities quantities, long version) {
  StockCell moved(Quantities quantities) {
    return new StockCell(id, sku, location, priority, quantities, version + 1);
  }
}
