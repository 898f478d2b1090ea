package dev.holdfast.order;

import dev.holdfast.kernel.Deciders;
import dev.holdfast.payment.PaymentPolicy;
import dev.holdfast.promotion.GrantCoupon;
import dev.holdfast.promotion.PromotionDeciders;
import dev.holdfast.stock.StockDeciders;
import java.util.Set;

/// Who decides the commands of the trade.
public final class TradeDeciders {
  private TradeDeciders() {}

  /// The usual [PaymentPolicy].
  ///
  /// @param providers names of the payment providers that are set up, `offline` among them
  public static Deciders all(Set<String> providers) {
    return all(PaymentPolicy.of(providers));
  }

  public static Deciders all(PaymentPolicy policy) {
    var deciders = StockDeciders.register(new Deciders());
    return PromotionDeciders.register(deciders, OrderTables.PAID_ORDER_OF)
        .with(GrantCoupon.class, new GrantCouponDecider())
        .with(ForfeitCoupon.class, new ForfeitCouponDecider())
        .with(SettlePoints.class, new SettlePointsDecider())
        .with(PlaceOrder.class, new PlaceOrderDecider())
        .with(OpenPayment.class, new OpenPaymentDecider(policy))
        .with(RecordOpening.class, new RecordOpeningDecider())
        .with(RecordPayment.class, new RecordPaymentDecider(policy.lateMoney()))
        .with(ResolvePayment.class, new ResolvePaymentDecider(policy.lateMoney()))
        .with(CancelOrder.class, new CancelOrderDecider())
        .with(ExpireOrder.class, new ExpireOrderDecider())
        .with(ShipOrder.class, new ShipOrderDecider())
        .with(DeliverShipment.class, new DeliverShipmentDecider())
        .with(RequestReturn.class, new RequestReturnDecider())
        .with(ReceiveReturn.class, new ReceiveReturnDecider())
        .with(CloseReturn.class, new CloseReturnDecider())
        .with(RefundOrder.class, new RefundOrderDecider())
        .with(ConfirmRefund.class, new ConfirmRefundDecider())
        .with(RecordRefund.class, new RecordRefundDecider());
  }
}
