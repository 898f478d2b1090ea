package dev.holdfast.stock;

import dev.holdfast.stock.AdjustStock.StockAdjusted;

final class AdjustStockDecider extends CellDecider<AdjustStock> {
  @Override
  String sku(AdjustStock command) {
    return command.sku();
  }

  @Override
  String location(AdjustStock command) {
    return command.location();
  }

  @Override
  AdjustStock.Result decide(AdjustStock command, Place place) {
    long delta = command.delta();
    if (-delta > place.quantities().available()) return place.insufficient(-delta);
    if (!place.fits(delta)) return place.overflow(delta, "delta");
    var after = place.post(StockChange.adjust(delta), command.reason());
    return new StockAdjusted(StockView.of(after));
  }
}
