package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Outcome;
import dev.holdfast.order.ConfirmRefund.RefundConfirmed;
import dev.holdfast.order.RequestReturn.ReturnRequested;
import dev.holdfast.payment.Refund;
import dev.holdfast.payment.RefundState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReturnsAndRefundsTests {
  private final Desk desk = new Desk();
  private final String order;

  ReturnsAndRefundsTests() {
    desk.shop().location("MAIN", 0).sku("A", 100).receive("A", "MAIN", 9);
    order = desk.place(desk.line("A", 5)).id();
    desk.pay(order);
  }

  private Order order() {
    return desk.order(order);
  }

  private Outcome ask(long units, @Nullable String onlyBuyer) {
    return desk.shop()
        .decide(
            new RequestReturn(
                order().id(), List.of(new LineQuantity(1, units)), "too small", onlyBuyer));
  }

  private void cancel(long units) {
    desk.shop()
        .decide(
            CancelOrder.OrderCancelled.class,
            new CancelOrder(order().id(), "no", List.of(new LineQuantity(1, units)), null));
  }

  private Outcome confirm(String reference) {
    return desk.shop()
        .decide(new ConfirmRefund(order().refunds().getFirst().id(), reference, "by hand"));
  }

  @Test
  void aBuyerAsksToSendDeliveredGoodsBack() {
    desk.deliver(desk.ship(order, new LineQuantity(1, 3)).id());
    assertThat(ask(3, "b2")).isEqualTo(new OrderNotFound(order));
    var view = ((ReturnRequested) ask(3, "b1")).order();
    assertThat(view.returnStatus()).isEqualTo(ReturnStatus.REQUESTED);
    assertThat(view.status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(desk.shop().journal().getLast().entry().event())
        .isEqualTo(
            new OrderEvent.ReturnRequested(
                OrderStatus.CONFIRMED, List.of(new LineQuantity(1, 3)), "too small"));
  }

  @Test
  void whatHasComeBackCannotComeBackAgain() {
    desk.deliver(desk.ship(order, new LineQuantity(1, 5)).id());
    desk.shop()
        .decide(
            RefundOrder.RefundCreated.class,
            new RefundOrder(
                order().id(), null, List.of(new LineQuantity(1, 4)), Restock.SELLABLE, "ok"));
    assertThat(ask(2, null)).isEqualTo(new QuantityExceeded(1, 2, 1, "lines[0].quantity"));
    assertThat(order().returnStatus()).isEqualTo(ReturnStatus.CLOSED);
    assertThat(ask(1, null)).isInstanceOf(ReturnRequested.class);
    assertThat(order().returnStatus()).isEqualTo(ReturnStatus.REQUESTED);
    assertThat(order().status()).isEqualTo(OrderStatus.COMPLETED);
  }

  @Test
  void returnsAreRefusedInTheDocumentedOrder() {
    var noLine = List.of(new LineQuantity(1, 9), new LineQuantity(2, 1));
    assertThat(desk.shop().decide(new RequestReturn(9, noLine, "no", null)))
        .isEqualTo(new OrderNotFound("9"));
    assertThat(desk.shop().decide(new RequestReturn(order().id(), noLine, "no", null)))
        .isInstanceOf(IllegalTransition.class);
    desk.deliver(desk.ship(order, new LineQuantity(1, 3)).id());
    assertThat(desk.shop().decide(new RequestReturn(order().id(), noLine, "no", null)))
        .isEqualTo(new LineNotFound(2, "lines[1].line"));
    assertThat(ask(4, null)).isInstanceOf(QuantityExceeded.class);
  }

  @Test
  void anOperatorConfirmsThatTheMoneyIsBack() {
    cancel(2);
    assertThat(order().refunds()).extracting(Refund::state).containsExactly(RefundState.REQUESTED);
    desk.shop().pass(Duration.ofDays(1));
    var view = ((RefundConfirmed) confirm("bank-9")).refund();
    assertThat(view.status()).isEqualTo(RefundState.SUCCEEDED);
    assertThat(view.reference()).isEqualTo("bank-9");
    assertThat(view.settledAt()).isEqualTo(desk.shop().now());
    assertThat(view.amount()).isEqualTo(200);
    assertThat(view.orderId()).isEqualTo(order);
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
    assertThat(desk.shop().journal().getLast().entry().event())
        .isEqualTo(
            new OrderEvent.RefundConfirmed(
                OrderStatus.CONFIRMED, view.id(), view.paymentId(), 200, "bank-9", "by hand"));
  }

  @Test
  void confirmingAgainChangesNothing() {
    cancel(2);
    var first = confirm("bank-9");
    int entries = desk.shop().journal().size();
    assertThat(confirm("bank-9")).isEqualTo(first);
    assertThat(desk.shop().journal()).hasSize(entries);
    assertThat(confirm("bank-8"))
        .isEqualTo(
            new RefundAlreadySettled(
                Long.toString(order().refunds().getFirst().id()), RefundState.SUCCEEDED, "bank-9"));
  }

  @Test
  void aRefundThatFailedStaysFailed() {
    cancel(2);
    var before = order();
    var refund = before.refunds().getFirst();
    var failed =
        new Refund(
            refund.id(),
            refund.payment(),
            RefundState.FAILED,
            refund.amount(),
            refund.reason(),
            "bank-9",
            null,
            refund.createdAt(),
            desk.shop().now(),
            false,
            false);
    desk.shop().force(OrderTables.ORDER, before.id(), Samples.withRefund(before, failed));
    assertThat(confirm("bank-9")).isInstanceOf(RefundAlreadySettled.class);
    assertThat(desk.shop().decide(new ConfirmRefund(4, "r", null)))
        .isEqualTo(new RefundNotFound("4"));
  }
}
