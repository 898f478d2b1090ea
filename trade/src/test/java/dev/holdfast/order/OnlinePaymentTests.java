package dev.holdfast.order;

import static dev.holdfast.payment.NewsSource.CALLBACK;
import static dev.holdfast.payment.NewsSource.OPERATOR;
import static dev.holdfast.payment.NewsSource.QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.order.ExpireOrder.NotExpired;
import dev.holdfast.order.ExpireOrder.OrderExpired;
import dev.holdfast.order.RecordOpening.OpeningRecorded;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.PaymentView;
import dev.holdfast.payment.Refund;
import dev.holdfast.payment.RefundState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OnlinePaymentTests {
  private final Desk desk = new Desk();
  private final String order;

  OnlinePaymentTests() {
    desk.shop().location("MAIN", 0).sku("A", 250).receive("A", "MAIN", 9);
    order = desk.place(desk.line("A", 4)).id();
  }

  private Order order() {
    return desk.order(order);
  }

  private Payment payment(PaymentView payment) {
    return order().payment(Long.parseLong(payment.id()));
  }

  private PaymentView online() {
    return desk.open(order, "online", null);
  }

  private void cancel() {
    desk.shop()
        .decide(
            CancelOrder.OrderCancelled.class,
            new CancelOrder(Long.parseLong(order), "changed my mind", null, "b1"));
  }

  private Object expire() {
    return desk.shop().decide(new ExpireOrder(Long.parseLong(order)));
  }

  @Test
  void theProvidersWordIsRecordedOnce() {
    var intent = online();
    assertThat(intent.providerId()).isNull();
    var ready = desk.ready(intent);
    assertThat(ready.status()).isEqualTo(PaymentState.PENDING);
    assertThat(ready.providerId()).isEqualTo("p" + intent.id());
    assertThat(ready.providerParams()).isEqualTo(Map.of("url", "u"));
    assertThat(desk.shop().journal().getLast().entry().event())
        .isEqualTo(
            new OrderEvent.PaymentReady(
                OrderStatus.PENDING_PAYMENT, intent.id(), "p" + intent.id()));
    int entries = desk.shop().journal().size();
    assertThat(desk.ready(intent)).isEqualTo(ready);
    assertThat(desk.shop().journal()).hasSize(entries);
    assertThat(
            desk.shop()
                .decide(
                    OpeningRecorded.class,
                    new RecordOpening(Long.parseLong(intent.id()), null, new TreeMap<>()))
                .payment())
        .as("what is not said stays")
        .isEqualTo(ready);
    assertThat(desk.shop().decide(new RecordOpening(7, null, new TreeMap<>())))
        .isEqualTo(new PaymentNotFound("7"));
  }

  @Test
  void aProvidersAnswerEndsTheDoubtWhetherItCanBePaid() {
    var payment = online();
    desk.record(Desk.news(payment, PaymentState.UNKNOWN, QUERY));
    assertThat(desk.ready(payment).status()).isEqualTo(PaymentState.PENDING);
  }

  @Test
  void anAnswerThatComesAfterTheEndChangesNothing() {
    var paid = online();
    var bank = desk.open(order);
    desk.record(Desk.success(paid, "r", CALLBACK));
    int entries = desk.shop().journal().size();
    assertThat(desk.ready(paid).status()).isEqualTo(PaymentState.SUCCEEDED);
    assertThat(desk.ready(bank).providerId()).isNull();
    assertThat(desk.shop().journal()).hasSize(entries);
  }

  @Test
  void anOrderDoesNotExpireBeforeItsPaymentIsOverAtTheProvider() {
    var intent = online();
    desk.shop().pass(Duration.ofMinutes(16));
    assertThat(expire()).isEqualTo(new NotExpired(order, NotExpired.Reason.WAITING));
    desk.ready(intent);
    assertThat(expire()).isEqualTo(new NotExpired(order, NotExpired.Reason.WAITING));
    assertThat(payment(intent).closing(desk.shop().now())).isTrue();
    desk.record(Desk.news(intent, PaymentState.CLOSED, QUERY));
    assertThat(expire()).isInstanceOf(OrderExpired.class);
  }

  @Test
  void cancellingLeavesTheProviderToBeToldAndMoneyThatComesAnywayRevives() {
    var payment = online();
    desk.ready(payment);
    assertThat(payment(payment).closing(desk.shop().now())).isFalse();
    cancel();
    assertThat(order().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(payment(payment).state()).isEqualTo(PaymentState.PENDING);
    assertThat(payment(payment).closing(desk.shop().now())).isTrue();
    desk.record(Desk.success(payment, "r", CALLBACK));
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(desk.quantities("A")).contains("4 committed");
  }

  @Test
  void theBuyerWasFasterThanTheClose() {
    var payment = online();
    desk.record(Desk.news(payment, PaymentState.CLOSED, QUERY));
    desk.shop().pass(Duration.ofMinutes(16));
    assertThat(expire()).isInstanceOf(OrderExpired.class);
    desk.record(Desk.success(payment, "r", CALLBACK));
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PAID);
  }

  @Test
  void lateMoneyGoesBackWhereThatIsThePolicy() {
    desk.shop().refundLateMoney();
    var payment = online();
    cancel();
    desk.record(Desk.success(payment, "r", CALLBACK));
    assertThat(order().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(order().amounts()).isEqualTo(new Amounts(1000, 0, 0, 0, 0, 1000, 1000));
    assertThat(order().refunds()).extracting(Refund::state).containsExactly(RefundState.REQUESTED);
    desk.record(Desk.success(payment, "r", QUERY));
    assertThat(order().refunds()).as("once").hasSize(1);
  }

  @Test
  void givingUpAgainDoesNotPutTheEndOff() {
    var payment = online();
    cancel();
    var closesAt = desk.shop().now();
    desk.shop().pass(Duration.ofMinutes(1));
    desk.pay(desk.place(desk.line("A", 1)).id());
    var bank = payment(payment);
    assertThat(bank.givenUp(desk.shop().now())).isSameAs(bank);
    assertThat(PaymentView.of(1, "GBP", bank).closesAt()).isEqualTo(closesAt);
  }

  @Test
  void bothChannelsPaidKeepsTheFirstAndGivesTheSecondBackOnce() {
    var first = online();
    var second = desk.open(order, "other", null);
    desk.record(Desk.success(first, "r1", CALLBACK));
    desk.record(Desk.success(second, "r2", CALLBACK));
    desk.record(Desk.success(second, "r2", QUERY));
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().holdReasons()).isEmpty();
    assertThat(order().amounts()).isEqualTo(new Amounts(1000, 0, 0, 0, 1000, 2000, 1000));
    var refund = order().refunds().getFirst();
    assertThat(order().refunds()).hasSize(1);
    assertThat(refund.payment()).isEqualTo(Long.parseLong(second.id()));
    assertThat(refund.amount()).isEqualTo(1000);
    assertThat(refund.reason()).isEqualTo("the order was paid already");
    desk.record(refund, RefundState.SUCCEEDED);
    assertThat(order().paymentStatus()).as("the first is kept").isEqualTo(PaymentStatus.PAID);
  }

  @Test
  void theSecondComesBackEvenWhenTheOrderIsOver() {
    var second = desk.open(order, "other", null);
    desk.pay(order);
    desk.deliver(desk.ship(order, new LineQuantity(1, 4)).id());
    desk.record(Desk.success(second, "r2", CALLBACK));
    assertThat(order().status()).isEqualTo(OrderStatus.COMPLETED);
    assertThat(order().refunds())
        .extracting(Refund::payment)
        .containsExactly(Long.parseLong(second.id()));
    assertThat(order().holdReasons()).isEmpty();
  }

  @Test
  void aPartOfAnOrderThatIsCancelledEndsThePaymentsThatAskForTooMuch() {
    var whole = online();
    var part = desk.open(order, "online", 250L);
    desk.shop()
        .decide(
            CancelOrder.OrderCancelled.class,
            new CancelOrder(Long.parseLong(order), "fewer", List.of(new LineQuantity(1, 3)), null));
    assertThat(payment(whole).closing(desk.shop().now())).isTrue();
    assertThat(payment(part).closing(desk.shop().now())).isFalse();
    desk.record(Desk.success(part, "r", OPERATOR));
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
  }
}
