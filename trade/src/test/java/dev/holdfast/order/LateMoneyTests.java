package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.order.ExpireOrder.OrderExpired;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.RefundState;
import dev.holdfast.stock.AdjustStock;
import dev.holdfast.stock.Allocation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LateMoneyTests {
  private final Desk desk = new Desk();
  private final String order;

  LateMoneyTests() {
    desk.shop().location("MAIN", 0).sku("A", 250).service("POST", 100).receive("A", "MAIN", 9);
    order = desk.place(desk.line("A", 3), desk.line("POST", 1), desk.line("A", 3)).id();
  }

  private Order order() {
    return desk.order(order);
  }

  private void expire() {
    desk.shop().pass(Duration.ofDays(8));
    desk.shop().decide(OrderExpired.class, new ExpireOrder(Long.parseLong(order)));
  }

  private void cancel(@Nullable List<LineQuantity> lines) {
    desk.shop()
        .decide(
            CancelOrder.OrderCancelled.class,
            new CancelOrder(Long.parseLong(order), "changed my mind", lines, null));
  }

  private void loseStock(long units) {
    desk.shop()
        .decide(AdjustStock.StockAdjusted.class, new AdjustStock("A", "MAIN", -units, "theft"));
  }

  @Test
  void revivesAnExpiredOrder() {
    var other = desk.open(order, "online", 5L);
    desk.record(Desk.news(other, PaymentState.FAILED, NewsSource.QUERY));
    var payment = desk.open(order);
    expire();
    assertThat(order().amounts().due()).isZero();
    desk.record(Desk.success(payment, "late", NewsSource.OPERATOR));

    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PAID);
    assertThat(order().amounts()).isEqualTo(new Amounts(1600, 0, 0, 0, 1600, 1600, 0));
    assertThat(order().lines().get(0).allocations())
        .extracting(Allocation::held)
        .containsExactly(3L);
    assertThat(desk.quantities("A")).isEqualTo("9 on hand, 0 reserved, 6 committed, 0 unavailable");
    desk.ship(order, new LineQuantity(1, 3), new LineQuantity(2, 1), new LineQuantity(3, 3));
  }

  @Test
  void revivesWithTheVeryLastUnits() {
    var payment = desk.open(order);
    expire();
    loseStock(3);
    desk.record(Desk.success(payment, "late", NewsSource.OPERATOR));
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
  }

  @Test
  void goesBackWhenTheStockIsGoneEvenIfEachLineWouldFitAlone() {
    var payment = desk.open(order);
    expire();
    loseStock(4);
    desk.record(Desk.success(payment, "late", NewsSource.OPERATOR));

    assertThat(order().status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PAID);
    assertThat(order().amounts()).isEqualTo(new Amounts(1600, 0, 0, 0, 0, 1600, 1600));
    assertThat(order().holdReasons()).isEmpty();
    assertThat(desk.quantities("A")).isEqualTo("5 on hand, 0 reserved, 0 committed, 0 unavailable");
    var refund = order().refunds().getFirst();
    assertThat(refund.state()).isEqualTo(RefundState.REQUESTED);
    assertThat(refund.amount()).isEqualTo(1600);
    assertThat(refund.reason()).isEqualTo("the order had ended");
    var event = (OrderEvent.PaymentRecorded) desk.shop().journal().getLast().entry().event();
    assertThat(event.refunds())
        .containsExactly(new OrderEvent.RefundPart(Long.toString(refund.id()), payment.id(), 1600));
    assertThat(Transitions.allowedActions(order())).containsExactly(Action.CONFIRM_REFUND);

    desk.shop()
        .decide(ConfirmRefund.RefundConfirmed.class, new ConfirmRefund(refund.id(), "back", null));
    assertThat(order().status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
  }

  @Test
  void revivesACancelledOrderWhole() {
    var payment = desk.open(order);
    var second = desk.open(order, "online", null);
    desk.record(Desk.news(second, PaymentState.UNKNOWN, NewsSource.QUERY));
    cancel(null);
    desk.record(Desk.success(payment, "late", NewsSource.OPERATOR));
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().lines()).allMatch(line -> line.cancelled() == 0);
    assertThat(order().amounts().due()).isEqualTo(1600);
    assertThat(desk.quantities("A")).contains("6 committed");
  }

  @Test
  void revivingClosesWhatIsStillOpen() {
    var payment = desk.open(order);
    var other = desk.open(order, "online", null);
    var bank = desk.open(order);
    desk.record(Desk.news(bank, PaymentState.UNKNOWN, NewsSource.OPERATOR));
    cancel(null);
    desk.record(Desk.news(bank, PaymentState.PENDING, NewsSource.OPERATOR));
    desk.record(Desk.success(payment, "late", NewsSource.OPERATOR));
    var after = order().payment(Long.parseLong(other.id()));
    assertThat(after.closing(desk.shop().now())).as("at its provider").isTrue();
    var event = (OrderEvent.PaymentRecorded) desk.shop().journal().getLast().entry().event();
    assertThat(event.closed()).containsExactly(bank.id());
  }

  @Test
  void revivesWhatWasLeftOfAnExpiredOrder() {
    cancel(List.of(new LineQuantity(1, 2), new LineQuantity(2, 1)));
    var payment = desk.open(order);
    assertThat(payment.amount()).isEqualTo(1000);
    expire();
    desk.record(Desk.success(payment, "late", NewsSource.OPERATOR));
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().lines()).extracting(OrderLine::cancelled).containsExactly(2L, 1L, 0L);
    assertThat(order().amounts().due()).isEqualTo(1000);
    assertThat(desk.quantities("A")).contains("4 committed");
  }

  @Test
  void aPartOfItGoesBack() {
    var part = desk.open(order, "offline", 700L);
    expire();
    desk.record(Desk.success(part, "late", NewsSource.OPERATOR));
    assertThat(order().status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_PAID);
    assertThat(order().amounts().refunded()).isEqualTo(700);
    assertThat(desk.quantities("A")).contains("0 reserved, 0 committed");
  }

  @Test
  void anOrderThatHadMoneyBeforeIsNotRevived() {
    var late = desk.open(order, "online", null);
    desk.record(Desk.news(late, PaymentState.UNKNOWN, NewsSource.QUERY));
    desk.pay(order);
    cancel(null);
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PAID);
    desk.record(Desk.success(late, "late", NewsSource.CALLBACK));
    assertThat(order().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(order().amounts()).isEqualTo(new Amounts(1600, 0, 0, 0, 0, 3200, 3200));
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PAID);
    assertThat(order().refunds()).hasSize(2);
  }

  @Test
  void whatDoesNotFitWaitsForAPersonThenRevives() {
    var payment = desk.open(order, "online", null);
    desk.record(Desk.news(payment, PaymentState.CLOSED, NewsSource.QUERY));
    expire();
    desk.record(Desk.success(payment, 1599, "GBP", "r", NewsSource.STATEMENT));
    assertThat(order().status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(order().holdReasons()).containsExactly(HoldReason.PAYMENT_MISMATCH);
    desk.record(Desk.success(payment, "r", NewsSource.OPERATOR));
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().holdReasons()).isEmpty();
  }

  @Test
  void newsWithoutMoneyRevivesNothing() {
    var payment = desk.open(order, "online", null);
    desk.record(Desk.news(payment, PaymentState.UNKNOWN, NewsSource.QUERY));
    cancel(null);
    desk.record(Desk.news(payment, PaymentState.FAILED, NewsSource.QUERY));
    assertThat(order().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.UNPAID);
  }
}
