package dev.holdfast.order;

import dev.holdfast.kernel.Deciders;
import dev.holdfast.stock.StockDeciders;
import java.util.Set;

/// Who decides the commands of the trade.
public final class TradeDeciders {
  private TradeDeciders() {}

  /// @param providers names of the payment providers that are set up, `offline` among them
  public static Deciders all(Set<String> providers) {
    return StockDeciders.register(new Deciders())
        .with(PlaceOrder.class, new PlaceOrderDecider())
        .with(OpenPayment.class, new OpenPaymentDecider(providers))
        .with(RecordPayment.class, new RecordPaymentDecider())
        .with(CancelOrder.class, new CancelOrderDecider())
        .with(ExpireOrder.class, new ExpireOrderDecider())
        .with(ShipOrder.class, new ShipOrderDecider())
        .with(DeliverShipment.class, new DeliverShipmentDecider())
        .with(RequestReturn.class, new RequestReturnDecider())
        .with(RefundOrder.class, new RefundOrderDecider())
        .with(ConfirmRefund.class, new ConfirmRefundDecider());
  }
}
