package dev.holdfast.order;

import dev.holdfast.order.DeliverShipment.ShipmentDelivered;
import dev.holdfast.order.OpenPayment.PaymentOpened;
import dev.holdfast.order.PlaceOrder.OrderPlaced;
import dev.holdfast.order.RecordPayment.PaymentRecorded;
import dev.holdfast.order.ShipOrder.ShipmentCreated;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.PaymentView;
import dev.holdfast.payment.Refund;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.payment.RefundState;
import dev.holdfast.payment.RefundView;
import dev.holdfast.stock.Quantities;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the people of a [Shop] do, in short words, each of which must succeed.
final class Desk {
  private final Shop shop = new Shop();

  Shop shop() {
    return shop;
  }

  PlaceOrder.Line line(String sku, long quantity) {
    return new PlaceOrder.Line(sku, quantity, null, null);
  }

  static PlaceOrder order(PlaceOrder.Line... lines) {
    return new PlaceOrder("b1", "GBP", List.of(lines), null, null, null, new TreeMap<>(), null);
  }

  OrderView place(PlaceOrder.Line... lines) {
    return place(order(lines));
  }

  OrderView place(PlaceOrder command) {
    return shop.decide(OrderPlaced.class, command).order();
  }

  Order order(String id) {
    return shop.order(id);
  }

  PaymentView open(String order) {
    return open(order, "offline", null);
  }

  PaymentView open(String order, String provider, @Nullable Long amount) {
    var command = new OpenPayment(Long.parseLong(order), provider, amount, null);
    return shop.decide(PaymentOpened.class, command).payment();
  }

  /// The news that a payment has succeeded as asked for.
  static RecordPayment success(PaymentView payment, String reference, NewsSource source) {
    return success(payment, payment.amount(), payment.currency(), reference, source);
  }

  static RecordPayment success(
      PaymentView payment,
      long amount,
      String currency,
      @Nullable String reference,
      NewsSource source) {
    var news = new PaymentNews(PaymentState.SUCCEEDED, amount, currency, reference, null);
    return new RecordPayment(Long.parseLong(payment.id()), news, source);
  }

  static RecordPayment news(PaymentView payment, PaymentState state, NewsSource source) {
    return new RecordPayment(
        Long.parseLong(payment.id()), new PaymentNews(state, null, null, null, null), source);
  }

  /// The provider has the payment, and the buyer can pay.
  PaymentView ready(PaymentView payment) {
    var command =
        new RecordOpening(
            Long.parseLong(payment.id()), "p" + payment.id(), new TreeMap<>(Map.of("url", "u")));
    return shop.decide(RecordOpening.OpeningRecorded.class, command).payment();
  }

  PaymentView resolve(PaymentView payment, ResolvePayment.Decision decision) {
    return resolve(payment, decision, null);
  }

  PaymentView resolve(
      PaymentView payment, ResolvePayment.Decision decision, ResolvePayment.@Nullable Money money) {
    var command = new ResolvePayment(Long.parseLong(payment.id()), decision, money, "looked at it");
    return shop.decide(ResolvePayment.PaymentResolved.class, command).payment();
  }

  /// The provider's word about a refund.
  RefundView record(Refund refund, RefundState state) {
    var news = new RefundNews(state, refund.amount(), "GBP", "back-" + refund.id(), null);
    var command = new RecordRefund(refund.id(), news, NewsSource.QUERY);
    return shop.decide(RecordRefund.RefundRecorded.class, command).refund();
  }

  PaymentView record(RecordPayment command) {
    return shop.decide(PaymentRecorded.class, command).payment();
  }

  PaymentView pay(String order) {
    return record(success(open(order), "bank-" + order, NewsSource.OPERATOR));
  }

  ShipmentView ship(String order, LineQuantity... lines) {
    var command = new ShipOrder(Long.parseLong(order), List.of(lines), "DHL", "T1");
    return shop.decide(ShipmentCreated.class, command).shipment();
  }

  ShipmentView deliver(String shipment) {
    return shop.decide(ShipmentDelivered.class, new DeliverShipment(Long.parseLong(shipment)))
        .shipment();
  }

  /// The sums over all locations.
  String quantities(String sku) {
    return words(
        shop.stock(sku).cells().stream()
            .map(cell -> cell.quantities())
            .reduce(Quantities.NONE, Quantities::plus));
  }

  /// What one location has.
  String quantities(String sku, String location) {
    return words(
        shop.stock(sku).cells().stream()
            .filter(cell -> cell.location().equals(location))
            .map(cell -> cell.quantities())
            .reduce(Quantities.NONE, Quantities::plus));
  }

  private static String words(Quantities q) {
    return "%d on hand, %d reserved, %d committed, %d unavailable"
        .formatted(q.onHand(), q.reserved(), q.committed(), q.unavailable());
  }
}
