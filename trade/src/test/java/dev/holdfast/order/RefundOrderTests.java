package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Outcome;
import dev.holdfast.order.OrderEvent.OrderRefunded;
import dev.holdfast.order.PlaceOrder.Line;
import dev.holdfast.order.RefundOrder.RefundCreated;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.RefundState;
import dev.holdfast.payment.RefundView;
import dev.holdfast.stock.Movement;
import dev.holdfast.stock.StockMoved;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefundOrderTests {
  private final Desk desk = new Desk();
  private final String order;

  /// Line 1: 5 at 100 with 7 tax, split over two locations; line 2: 2 at 50, a service; line 3: 2
  /// at 0; shipping 30. Total 637.
  RefundOrderTests() {
    desk.shop().location("MAIN", 0).location("NORTH", 1).sku("A", 100).service("POST", 50);
    desk.shop().sku("GIFT", 0).receive("A", "MAIN", 2).receive("A", "NORTH", 4);
    desk.shop().receive("GIFT", "MAIN", 2);
    var lines =
        List.of(
            new Line("A", 5, null, 7L),
            new Line("POST", 2, null, null),
            new Line("GIFT", 2, null, null));
    order =
        desk.place(new PlaceOrder("b1", "GBP", lines, 30L, null, null, new TreeMap<>(), null)).id();
  }

  private Order order() {
    return desk.order(order);
  }

  private Outcome decide(@Nullable Long amount, Restock restock, LineQuantity... lines) {
    var named = lines.length == 0 ? null : List.of(lines);
    return desk.shop()
        .decide(new RefundOrder(Long.parseLong(order), amount, named, restock, "broken"));
  }

  private RefundCreated refund(@Nullable Long amount, Restock restock, LineQuantity... lines) {
    return (RefundCreated) decide(amount, restock, lines);
  }

  private void deliverAll() {
    desk.pay(order);
    desk.deliver(
        desk.ship(order, new LineQuantity(1, 5), new LineQuantity(2, 2), new LineQuantity(3, 2))
            .id());
  }

  private OrderRefunded lastEvent() {
    return (OrderRefunded) desk.shop().journal().getLast().entry().event();
  }

  @Test
  void goodsComeBackSellableAndTheirPriceGoesBack() {
    deliverAll();
    var created = refund(null, Restock.SELLABLE, new LineQuantity(1, 3));

    assertThat(created.orderId()).isEqualTo(order);
    assertThat(created.amount()).as("three, and 4 of the tax").isEqualTo(304);
    assertThat(created.currency()).isEqualTo("GBP");
    assertThat(created.refunds()).hasSize(1);
    assertThat(created.id()).isEqualTo(created.refunds().getFirst().id());
    assertThat(created.refunds().getFirst().status()).isEqualTo(RefundState.SUCCEEDED);
    assertThat(created.refunds().getFirst().settledAt()).isEqualTo(desk.shop().now());
    assertThat(created.refunds().getFirst())
        .isEqualTo(RefundView.of(order().id(), "GBP", order().refunds().getFirst()));
    var line = order().lines().getFirst();
    assertThat(line.refunded()).isEqualTo(3);
    assertThat(line.returned()).isEqualTo(3);
    assertThat(desk.quantities("A", "MAIN")).startsWith("2 on hand");
    assertThat(desk.quantities("A", "NORTH")).startsWith("2 on hand");
    assertThat(desk.quantities("A")).endsWith("0 unavailable");
    assertThat(order().amounts().due()).isEqualTo(637 - 304);
    assertThat(order().amounts().refunded()).isEqualTo(304);
    assertThat(order().status()).isEqualTo(OrderStatus.COMPLETED);
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
    assertThat(order().returnStatus()).isEqualTo(ReturnStatus.CLOSED);
    assertThat(lastEvent().lines()).containsExactly(new LineQuantity(1, 3));
    assertThat(lastEvent().restock()).isEqualTo(Restock.SELLABLE);
    assertThat(lastEvent().amount()).isEqualTo(304);
    assertThat(lastEvent().due()).isEqualTo(333);
    assertThat(lastEvent().reason()).isEqualTo("broken");
    assertThat(lastEvent().refunds()).hasSize(1);
    assertThat(desk.shop().journal().get(desk.shop().journal().size() - 2).entry().event())
        .isInstanceOfSatisfying(
            StockMoved.class,
            moved -> {
              assertThat(moved.movement()).isEqualTo(Movement.RETURN);
              assertThat(moved.order()).isEqualTo(order().id());
              assertThat(moved.line()).isEqualTo(1);
            });
  }

  @Test
  void damagedGoodsAreThereButNotForSale() {
    deliverAll();
    refund(null, Restock.DAMAGED, new LineQuantity(1, 5));
    assertThat(desk.quantities("A", "MAIN"))
        .isEqualTo("2 on hand, 0 reserved, 0 committed, 2 unavailable");
    assertThat(desk.quantities("A", "NORTH"))
        .isEqualTo("4 on hand, 0 reserved, 0 committed, 3 unavailable");
  }

  @Test
  void theBuyerMayKeepThem() {
    deliverAll();
    refund(null, Restock.NONE, new LineQuantity(1, 2));
    assertThat(order().lines().getFirst().refunded()).isEqualTo(2);
    assertThat(order().lines().getFirst().returned()).isZero();
    assertThat(order().returnStatus()).isEqualTo(ReturnStatus.NONE);
    assertThat(desk.quantities("A")).startsWith("1 on hand");
  }

  @Test
  void portionsAddUpToWhatWasPaid() {
    deliverAll();
    for (int i = 0; i < 5; i++) refund(null, Restock.SELLABLE, new LineQuantity(1, 1));
    assertThat(order().amounts().refunded()).isEqualTo(507);
    refund(null, Restock.NONE, new LineQuantity(2, 2));
    assertThat(order().amounts().due()).as("shipping is left").isEqualTo(30);
    refund(30L, Restock.NONE);
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(order().status()).isEqualTo(OrderStatus.COMPLETED);
    assertThat(decide(1L, Restock.NONE))
        .isEqualTo(new RefundExceedsCaptured(1, 0, "GBP", "amount"));
  }

  @Test
  void goodsThatCostNothingComeBackWithoutARefund() {
    deliverAll();
    var created = refund(null, Restock.SELLABLE, new LineQuantity(3, 2));
    assertThat(created.id()).isNull();
    assertThat(created.amount()).isZero();
    assertThat(created.refunds()).isEmpty();
    assertThat(desk.quantities("GIFT")).startsWith("2 on hand");
    assertThat(order().returnStatus()).isEqualTo(ReturnStatus.CLOSED);
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PAID);
  }

  @Test
  void anAmountTakesThePlaceOfTheLinesValue() {
    deliverAll();
    assertThat(refund(80L, Restock.SELLABLE, new LineQuantity(1, 1)).amount()).isEqualTo(80);
    assertThat(order().amounts().due()).isEqualTo(557);
    assertThat(refund(0L, Restock.SELLABLE, new LineQuantity(1, 1)).refunds()).isEmpty();
    assertThat(order().lines().getFirst().returned()).isEqualTo(2);
  }

  @Test
  void onlyWhatShippedIsRefundedAndOnlyWhatArrivedComesBack() {
    desk.pay(order);
    var first = desk.ship(order, new LineQuantity(1, 2));
    desk.ship(order, new LineQuantity(1, 2));
    desk.deliver(first.id());
    assertThat(decide(null, Restock.NONE, new LineQuantity(1, 5)))
        .isEqualTo(new QuantityExceeded(1, 5, 4, "lines[0].quantity"));
    assertThat(decide(null, Restock.SELLABLE, new LineQuantity(1, 3)))
        .isEqualTo(new QuantityExceeded(1, 3, 2, "lines[0].quantity"));
    refund(null, Restock.NONE, new LineQuantity(1, 3));
    assertThat(decide(null, Restock.SELLABLE, new LineQuantity(1, 2)))
        .isEqualTo(new QuantityExceeded(1, 2, 1, "lines[0].quantity"));
    refund(null, Restock.SELLABLE, new LineQuantity(1, 1));
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
  }

  @Test
  void onlineMoneyIsAskedForAndComesBackLater() {
    var payment = desk.open(order, "online", null);
    desk.record(Desk.success(payment, "r", NewsSource.CALLBACK));
    desk.deliver(desk.ship(order, new LineQuantity(1, 5)).id());
    desk.shop()
        .decide(
            RequestReturn.ReturnRequested.class,
            new RequestReturn(order().id(), List.of(new LineQuantity(1, 1)), "too small", null));
    var created = refund(null, Restock.SELLABLE, new LineQuantity(1, 1));
    assertThat(created.refunds().getFirst().status()).isEqualTo(RefundState.REQUESTED);
    assertThat(created.refunds().getFirst().settledAt()).isNull();
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PAID);
    assertThat(order().returnStatus()).isEqualTo(ReturnStatus.RECEIVED);
    desk.shop()
        .decide(
            ConfirmRefund.RefundConfirmed.class,
            new ConfirmRefund(order().refunds().getFirst().id(), "back", "by hand"));
    assertThat(order().returnStatus()).isEqualTo(ReturnStatus.CLOSED);
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
  }

  @Test
  void anExcessGoesBackFirstAndEndsTheWait() {
    var twice = desk.open(order);
    deliverAll();
    desk.record(Desk.success(twice, "r2", NewsSource.OPERATOR));
    assertThat(decide(null, Restock.NONE, new LineQuantity(1, 1)))
        .as("goods wait")
        .isInstanceOf(IllegalTransition.class);
    refund(600L, Restock.NONE);
    assertThat(order().amounts().due()).isEqualTo(637);
    assertThat(order().holdReasons()).containsExactly(HoldReason.OVERPAID);
    refund(47L, Restock.NONE);
    assertThat(order().amounts().due()).isEqualTo(627);
    assertThat(order().holdReasons()).isEmpty();
    assertThat(decide(628L, Restock.NONE))
        .isEqualTo(new RefundExceedsCaptured(628, 627, "GBP", "amount"));
    refund(627L, Restock.NONE);
  }

  @Test
  void endingTheWaitCompletesWhatHadArrived() {
    var twice = desk.open(order);
    desk.pay(order);
    var all =
        desk.ship(order, new LineQuantity(1, 5), new LineQuantity(2, 2), new LineQuantity(3, 1));
    desk.deliver(all.id());
    desk.record(Desk.success(twice, "r2", NewsSource.OPERATOR));
    var cancel =
        new CancelOrder(order().id(), "the last one", List.of(new LineQuantity(3, 1)), null);
    desk.shop().decide(CancelOrder.OrderCancelled.class, cancel);
    assertThat(order().status()).as("keeps its place").isEqualTo(OrderStatus.CONFIRMED);
    refund(637L, Restock.NONE);
    assertThat(order().status()).isEqualTo(OrderStatus.COMPLETED);
  }

  @Test
  void afterGoodwillTheLinesValueMayBeMoreThanIsThere() {
    deliverAll();
    refund(600L, Restock.NONE);
    assertThat(decide(null, Restock.SELLABLE, new LineQuantity(1, 1)))
        .isEqualTo(new RefundExceedsCaptured(101, 37, "GBP", "lines"));
    refund(37L, Restock.SELLABLE, new LineQuantity(1, 1));
    assertThat(order().amounts().due()).isZero();
  }

  @Test
  void refusesInTheDocumentedOrder() {
    var noLine = new LineQuantity(4, 1);
    var tooMany = new LineQuantity(2, 3);
    assertThat(desk.shop().decide(new RefundOrder(9, 9L, List.of(noLine), Restock.NONE, "broken")))
        .isEqualTo(new OrderNotFound("9"));
    assertThat(decide(9999L, Restock.NONE, tooMany, noLine)).isInstanceOf(IllegalTransition.class);
    deliverAll();
    assertThat(decide(9999L, Restock.NONE, tooMany, noLine))
        .isEqualTo(new LineNotFound(4, "lines[1].line"));
    assertThat(decide(9999L, Restock.NONE, tooMany)).isInstanceOf(QuantityExceeded.class);
    assertThat(decide(9999L, Restock.NONE, new LineQuantity(2, 2)))
        .isEqualTo(new RefundExceedsCaptured(9999, 637, "GBP", "amount"));
  }
}
