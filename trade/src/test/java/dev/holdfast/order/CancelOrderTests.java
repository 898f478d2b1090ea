package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Outcome;
import dev.holdfast.order.CancelOrder.OrderCancelled;
import dev.holdfast.order.OrderEvent.RefundPart;
import dev.holdfast.order.PlaceOrder.Line;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.Refund;
import dev.holdfast.payment.RefundState;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CancelOrderTests {
  private final Desk desk = new Desk();
  private final String order;

  /// Line 1: 3 at 100 with 10 tax; line 2: 2 at 50, a service; shipping 30. Total 440.
  CancelOrderTests() {
    desk.shop().location("MAIN", 0).location("NORTH", 1).sku("A", 100).service("POST", 50);
    desk.shop().receive("A", "MAIN", 2).receive("A", "NORTH", 2);
    var lines = List.of(new Line("A", 3, null, 10L), new Line("POST", 2, null, null));
    order =
        desk.place(new PlaceOrder("b1", "GBP", lines, 30L, null, null, new TreeMap<>(), null)).id();
  }

  private Order order() {
    return desk.order(order);
  }

  private Outcome decide(@Nullable String onlyBuyer, LineQuantity... lines) {
    return desk.shop()
        .decide(
            new CancelOrder(
                Long.parseLong(order),
                "changed my mind",
                lines.length == 0 ? null : List.of(lines),
                onlyBuyer));
  }

  private OrderView cancel(LineQuantity... lines) {
    return ((OrderCancelled) decide(null, lines)).order();
  }

  private void mismatch() {
    var payment = desk.open(order, "online", null);
    desk.record(Desk.success(payment, 1, "GBP", "r", NewsSource.CALLBACK));
  }

  @Test
  void anUnpaidOrderGivesEverythingBack() {
    var open = desk.open(order);
    var view = cancel();
    assertThat(view.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(view.paymentStatus()).isEqualTo(PaymentStatus.UNPAID);
    assertThat(view.due()).isZero();
    assertThat(view.total()).isEqualTo(440);
    assertThat(view.lines()).extracting(OrderView.Line::cancelled).containsExactly(3L, 2L);
    assertThat(view.refunds()).isEmpty();
    assertThat(view.payments().getFirst().id()).isEqualTo(open.id());
    assertThat(view.payments().getFirst().status()).isEqualTo(PaymentState.CLOSED);
    assertThat(desk.quantities("A")).isEqualTo("4 on hand, 0 reserved, 0 committed, 0 unavailable");
    assertThat(desk.shop().journal().getLast().entry().event())
        .isEqualTo(
            new OrderEvent.OrderCancelled(
                OrderStatus.CANCELLED,
                "changed my mind",
                List.of(new LineQuantity(1, 3), new LineQuantity(2, 2)),
                0,
                List.of()));
  }

  @Test
  void aPartOfAnUnpaidOrderTakesItsValueOffWhatIsDue() {
    var fits = desk.open(order, "offline", 337L);
    var tooMuch = desk.open(order, "offline", 338L);
    var view = cancel(new LineQuantity(1, 1));
    assertThat(view.status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
    assertThat(view.due()).as("100 and 3 of the tax less").isEqualTo(337);
    assertThat(view.payments())
        .extracting(OrderView.PaymentSummary::status)
        .containsExactly(PaymentState.CREATED, PaymentState.CLOSED);
    assertThat(view.payments())
        .extracting(OrderView.PaymentSummary::id)
        .containsExactly(fits.id(), tooMuch.id());
    var event = (OrderEvent.OrderCancelled) desk.shop().journal().getLast().entry().event();
    assertThat(event.lines()).containsExactly(new LineQuantity(1, 1));
    assertThat(event.refunds()).isEmpty();
    assertThat(desk.quantities("A", "NORTH")).startsWith("2 on hand, 0 reserved");
    assertThat(desk.quantities("A", "MAIN")).startsWith("2 on hand, 2 reserved");
  }

  @Test
  void partsOfTheTaxAddUp() {
    assertThat(cancel(new LineQuantity(1, 1)).due()).isEqualTo(337);
    assertThat(cancel(new LineQuantity(1, 1)).due()).isEqualTo(234);
    assertThat(cancel(new LineQuantity(1, 1)).due()).isEqualTo(130);
    var last = cancel(new LineQuantity(2, 2));
    assertThat(last.due()).as("shipping goes with the last line").isZero();
    assertThat(last.status()).isEqualTo(OrderStatus.CANCELLED);
  }

  @Test
  void aPaidOrderAsksForItsRefund() {
    var payment = desk.pay(order);
    var view = cancel();
    assertThat(view.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(view.paymentStatus()).isEqualTo(PaymentStatus.PAID);
    assertThat(view.due()).isZero();
    assertThat(view.captured()).isEqualTo(440);
    assertThat(view.refunded()).isEqualTo(440);
    assertThat(view.holdReasons()).isEmpty();
    assertThat(view.refunds()).hasSize(1);
    var refund = order().refunds().getFirst();
    assertThat(refund.state()).isEqualTo(RefundState.REQUESTED);
    assertThat(refund.reason()).isEqualTo("changed my mind");
    assertThat(refund.settledAt()).isNull();
    assertThat(refund.createdAt()).isEqualTo(desk.shop().now());
    assertThat(desk.quantities("A")).isEqualTo("4 on hand, 0 reserved, 0 committed, 0 unavailable");
    var event = (OrderEvent.OrderCancelled) desk.shop().journal().getLast().entry().event();
    assertThat(event.refunds())
        .containsExactly(new RefundPart(Long.toString(refund.id()), payment.id(), 440));
  }

  @Test
  void aPartOfAPaidOrderAsksForItsValue() {
    var payment = desk.pay(order);
    var view = cancel(new LineQuantity(1, 2), new LineQuantity(2, 1));
    assertThat(view.status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(view.due()).isEqualTo(440 - 206 - 50);
    assertThat(view.refunded()).isEqualTo(256);
    var refund = order().refunds().getFirst();
    assertThat(view.refunds())
        .containsExactly(
            new OrderView.RefundSummary(
                Long.toString(refund.id()), payment.id(), RefundState.REQUESTED, 256));
    assertThat(desk.shop().journal().getLast().entry().event())
        .isEqualTo(
            new OrderEvent.OrderCancelled(
                OrderStatus.CONFIRMED,
                "changed my mind",
                List.of(new LineQuantity(1, 2), new LineQuantity(2, 1)),
                184,
                List.of(new RefundPart(Long.toString(refund.id()), payment.id(), 256))));
    assertThat(desk.quantities("A")).contains("1 committed");
    assertThat(view.allowedActions())
        .containsExactly(Action.CANCEL, Action.SHIP, Action.REFUND, Action.CONFIRM_REFUND);
  }

  @Test
  void refundsGoBackByThePaymentsTheMoneyCameInBy() {
    var first = desk.open(order, "offline", 100L);
    desk.record(Desk.success(first, "r1", NewsSource.OPERATOR));
    var second = desk.pay(order);
    cancel(new LineQuantity(2, 1));
    assertThat(order().refunds()).extracting(Refund::amount).containsExactly(50L);
    cancel(new LineQuantity(1, 1));
    cancel();
    assertThat(order().refunds())
        .extracting(refund -> refund.payment() + " " + refund.amount())
        .containsExactly(
            first.id() + " 50", first.id() + " 50", second.id() + " 53", second.id() + " 287");
  }

  @Test
  void whatHasShippedStays() {
    desk.pay(order);
    desk.ship(order, new LineQuantity(1, 2));
    assertThat(decide(null, new LineQuantity(1, 2)))
        .isEqualTo(new QuantityExceeded(1, 2, 1, "lines[0].quantity"));
    var view = cancel();
    assertThat(view.status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(view.fulfilmentStatus()).isEqualTo(FulfilmentStatus.SHIPPED);
    assertThat(view.due()).as("two units, 7 of the tax, shipping").isEqualTo(237);
    assertThat(view.lines()).extracting(OrderView.Line::cancelled).containsExactly(1L, 2L);
    assertThat(decide(null)).isInstanceOf(IllegalTransition.class);
  }

  @Test
  void cancellingTheRestOfADeliveredOrderCompletesIt() {
    desk.pay(order);
    desk.deliver(desk.ship(order, new LineQuantity(1, 3)).id());
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    var view = cancel();
    assertThat(view.status()).isEqualTo(OrderStatus.COMPLETED);
    assertThat(view.fulfilmentStatus()).isEqualTo(FulfilmentStatus.DELIVERED);
  }

  @Test
  void aPartialPaymentCanBecomeEnough() {
    desk.record(Desk.success(desk.open(order, "offline", 360L), "r1", NewsSource.OPERATOR));
    var open = desk.open(order);
    var view = cancel(new LineQuantity(2, 2));
    assertThat(view.status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(view.paymentStatus()).isEqualTo(PaymentStatus.PAID);
    assertThat(view.due()).isEqualTo(340);
    assertThat(view.refunded()).as("what is too much now").isEqualTo(20);
    assertThat(view.payments().get(1).id()).isEqualTo(open.id());
    assertThat(view.payments().get(1).status()).isEqualTo(PaymentState.CLOSED);
    assertThat(desk.quantities("A")).isEqualTo("4 on hand, 0 reserved, 3 committed, 0 unavailable");
  }

  @Test
  void aPartialPaymentGoesBack() {
    desk.record(Desk.success(desk.open(order, "offline", 360L), "r1", NewsSource.OPERATOR));
    var view = cancel();
    assertThat(view.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(view.paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_PAID);
    assertThat(view.refunded()).isEqualTo(360);
  }

  @Test
  void afterGoodwillNoMoreGoesBackThanIsThere() {
    desk.pay(order);
    desk.shop()
        .decide(
            RefundOrder.RefundCreated.class,
            new RefundOrder(Long.parseLong(order), 400L, null, Restock.NONE, "sorry"));
    assertThat(order().amounts().due()).isEqualTo(40);
    var view = cancel(new LineQuantity(2, 1));
    assertThat(view.due()).isZero();
    assertThat(view.refunded()).isEqualTo(440);
    assertThat(cancel(new LineQuantity(1, 1)).refunded()).isEqualTo(440);
  }

  @Test
  void cancellingEverythingGivesAnExcessBackToo() {
    var twice = desk.open(order);
    desk.pay(order);
    desk.record(Desk.success(twice, "r2", NewsSource.OPERATOR));
    var part = cancel(new LineQuantity(2, 1));
    assertThat(part.refunded()).as("not the excess").isEqualTo(50);
    assertThat(part.holdReasons()).containsExactly(HoldReason.OVERPAID);
    var view = cancel();
    assertThat(view.refunded()).isEqualTo(880);
    assertThat(view.holdReasons()).isEmpty();
  }

  @Test
  void aBuyerCannotCancelWhatWaitsForAPerson() {
    mismatch();
    assertThat(decide("b1")).isInstanceOf(IllegalTransition.class);
    var view = cancel();
    assertThat(view.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(view.holdReasons()).containsExactly(HoldReason.PAYMENT_MISMATCH);
  }

  @Test
  void aBuyerCancelsHisOwnOrder() {
    assertThat(decide("b2")).isEqualTo(new OrderNotFound(order));
    assertThat(decide("b1")).isInstanceOf(OrderCancelled.class);
  }

  @Test
  void refusesInTheDocumentedOrder() {
    var noLine = new LineQuantity(3, 1);
    var tooMany = new LineQuantity(1, 4);
    assertThat(desk.shop().decide(new CancelOrder(9, "no", List.of(noLine), null)))
        .isEqualTo(new OrderNotFound("9"));
    assertThat(decide(null, tooMany, noLine)).isEqualTo(new LineNotFound(3, "lines[1].line"));
    assertThat(decide(null, new LineQuantity(2, 2), tooMany))
        .isEqualTo(new QuantityExceeded(1, 4, 3, "lines[1].quantity"));
    cancel();
    assertThat(decide(null, tooMany, noLine)).isInstanceOf(IllegalTransition.class);
  }
}
