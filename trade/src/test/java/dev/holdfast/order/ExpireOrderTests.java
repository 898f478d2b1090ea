package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Outcome;
import dev.holdfast.order.ExpireOrder.NotExpired;
import dev.holdfast.order.ExpireOrder.NotExpired.Reason;
import dev.holdfast.order.ExpireOrder.OrderExpired;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.RefundState;
import dev.holdfast.stock.Movement;
import dev.holdfast.stock.StockMoved;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpireOrderTests {
  private final Desk desk = new Desk();
  private final OrderView order;

  ExpireOrderTests() {
    desk.shop().location("MAIN", 0).location("NORTH", 1).sku("A", 100).service("POST", 50);
    desk.shop().receive("A", "MAIN", 2).receive("A", "NORTH", 2);
    order = desk.place(desk.line("A", 3), desk.line("POST", 1));
  }

  private Outcome expire() {
    return desk.shop().decide(new ExpireOrder(Long.parseLong(order.id())));
  }

  private NotExpired not(Reason reason) {
    return new NotExpired(order.id(), reason);
  }

  @Test
  void endsAtItsDeadlineAndGivesItsStockBack() {
    var open = desk.open(order.id(), "online", null);
    desk.record(Desk.news(open, PaymentState.CLOSED, NewsSource.QUERY));
    desk.shop().pass(Duration.ofMinutes(15).minusNanos(1000));
    assertThat(expire()).isEqualTo(not(Reason.NOT_DUE));
    desk.shop().pass(Duration.ofNanos(1000));
    var view = ((OrderExpired) expire()).order();

    assertThat(view.status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(view.paymentStatus()).isEqualTo(PaymentStatus.UNPAID);
    assertThat(view.due()).isZero();
    assertThat(view.lines()).allMatch(line -> line.cancelled() == 0);
    assertThat(view.payments().getFirst().id()).isEqualTo(open.id());
    assertThat(view.payments().getFirst().status()).isEqualTo(PaymentState.CLOSED);
    assertThat(view.allowedActions()).containsExactly(Action.RECORD_PAYMENT);
    assertThat(desk.quantities("A")).isEqualTo("4 on hand, 0 reserved, 0 committed, 0 unavailable");
    assertThat(desk.shop().journal().getLast().entry().event())
        .isEqualTo(new OrderEvent.OrderExpired(OrderStatus.EXPIRED, order.expiresAt(), List.of()));
    assertThat(desk.shop().journal().get(desk.shop().journal().size() - 2).entry().event())
        .isInstanceOfSatisfying(
            StockMoved.class, moved -> assertThat(moved.movement()).isEqualTo(Movement.EXPIRE));
  }

  @Test
  void happensOnce() {
    desk.shop().pass(Duration.ofHours(1));
    assertThat(expire()).isInstanceOf(OrderExpired.class);
    int entries = desk.shop().journal().size();
    assertThat(expire()).isEqualTo(not(Reason.NOT_PENDING));
    assertThat(desk.shop().journal()).hasSize(entries);
  }

  @Test
  void needsAnOrderThatWaitsForMoney() {
    assertThat(desk.shop().decide(new ExpireOrder(8)))
        .isEqualTo(new NotExpired("8", Reason.NOT_FOUND));
    desk.pay(order.id());
    desk.shop().pass(Duration.ofDays(30));
    assertThat(expire()).isEqualTo(not(Reason.NOT_PENDING));
  }

  /// Too little has come in: it has a way home, and the stock is not kept for it.
  @Test
  void givesBackWhatHadComeIn() {
    var part = desk.open(order.id(), "offline", 1L);
    desk.record(Desk.success(part, "r", NewsSource.OPERATOR));
    desk.shop().pass(Duration.ofDays(30));
    var view = ((OrderExpired) expire()).order();
    assertThat(view.status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(view.due()).isZero();
    assertThat(view.refunded()).isEqualTo(1);
    var refund = view.refunds().getFirst();
    assertThat(refund.status()).isEqualTo(RefundState.REQUESTED);
    assertThat(refund.amount()).isEqualTo(1);
    assertThat(refund.paymentId()).isEqualTo(part.id());
    assertThat(desk.quantities("A")).isEqualTo("4 on hand, 0 reserved, 0 committed, 0 unavailable");
  }

  @Test
  void waitsForAPersonsDecision() {
    var payment = desk.open(order.id(), "online", null);
    desk.record(Desk.success(payment, 1, "GBP", "r", NewsSource.CALLBACK));
    desk.shop().pass(Duration.ofDays(30));
    assertThat(expire()).isEqualTo(not(Reason.WAITING));
  }

  @Test
  void waitsForAPaymentWhoseEndIsNotKnown() {
    var payment = desk.open(order.id(), "online", null);
    desk.record(Desk.news(payment, PaymentState.UNKNOWN, NewsSource.QUERY));
    desk.shop().pass(Duration.ofDays(30));
    assertThat(expire()).isEqualTo(not(Reason.WAITING));
    desk.record(Desk.news(payment, PaymentState.PENDING, NewsSource.QUERY));
    assertThat(expire()).isEqualTo(not(Reason.WAITING));
    desk.record(Desk.news(payment, PaymentState.CLOSED, NewsSource.QUERY));
    assertThat(expire()).isInstanceOf(OrderExpired.class);
  }

  @Test
  void doesNotWaitForAnOperatorsWord() {
    var payment = desk.open(order.id());
    desk.record(Desk.news(payment, PaymentState.PENDING, NewsSource.OPERATOR));
    desk.shop().pass(Duration.ofDays(8));
    assertThat(expire()).isInstanceOf(OrderExpired.class);
  }
}
