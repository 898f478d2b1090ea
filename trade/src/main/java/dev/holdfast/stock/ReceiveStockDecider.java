package dev.holdfast.stock;

import dev.holdfast.stock.ReceiveStock.StockReceived;

final class ReceiveStockDecider extends CellDecider<ReceiveStock> {
  @Override
  String sku(ReceiveStock command) {
    return command.sku();
  }

  @Override
  String location(ReceiveStock command) {
    return command.location();
  }

  @Override
  ReceiveStock.Result decide(ReceiveStock command, Place place) {
    long units = command.quantity();
    if (!place.fits(units)) return place.overflow(units, "quantity");
    var after = place.post(StockChange.receive(units), command.reference());
    return new StockReceived(StockView.of(after));
  }
}
