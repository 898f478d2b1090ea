package dev.holdfast.stock;

import dev.holdfast.kernel.Deciders;

/// Who decides the commands of this room.
public final class StockDeciders {
  private StockDeciders() {}

  public static Deciders register(Deciders deciders) {
    return deciders
        .with(PutLocation.class, new PutLocationDecider())
        .with(PutSku.class, new PutSkuDecider())
        .with(ReceiveStock.class, new ReceiveStockDecider())
        .with(AdjustStock.class, new AdjustStockDecider())
        .with(CountStock.class, new CountStockDecider());
  }
}
