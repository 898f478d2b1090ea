package dev.holdfast.stock;

import dev.holdfast.stock.CountStock.StockCounted;

final class CountStockDecider extends CellDecider<CountStock> {
  @Override
  String sku(CountStock command) {
    return command.sku();
  }

  @Override
  String location(CountStock command) {
    return command.location();
  }

  @Override
  CountStock.Result decide(CountStock command, Place place) {
    long onHand = place.quantities().onHand();
    if (command.expected() != onHand) {
      return new CountMismatch(command.sku(), command.location(), command.expected(), onHand);
    }
    long delta = command.counted() - onHand;
    if (-delta > place.quantities().available()) return place.insufficient(-delta);
    if (!place.fits(delta)) return place.overflow(delta, "counted");
    var after = place.post(StockChange.count(delta), null);
    return new StockCounted(StockView.of(after));
  }
}
