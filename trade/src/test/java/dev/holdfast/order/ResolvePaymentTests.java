package dev.holdfast.order;

import static dev.holdfast.order.ResolvePayment.Decision.ACCEPT;
import static dev.holdfast.order.ResolvePayment.Decision.DISMISS;
import static dev.holdfast.order.ResolvePayment.Decision.REFUND;
import static dev.holdfast.payment.NewsSource.CALLBACK;
import static dev.holdfast.payment.NewsSource.OPERATOR;
import static dev.holdfast.payment.NewsSource.QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.order.ExpireOrder.OrderExpired;
import dev.holdfast.payment.Misfit;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.PaymentView;
import dev.holdfast.payment.Refund;
import dev.holdfast.payment.RefundState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a person may do about money that does not fit.
class ResolvePaymentTests {
  private final Desk desk = new Desk();
  private final String order;
  private final PaymentView payment;

  ResolvePaymentTests() {
    desk.shop().location("MAIN", 0).sku("A", 250).receive("A", "MAIN", 9);
    order = desk.place(desk.line("A", 4)).id();
    payment = desk.open(order, "online", null);
  }

  private Order order() {
    return desk.order(order);
  }

  private void cameIn(long amount, String currency) {
    desk.record(Desk.success(payment, amount, currency, "r", CALLBACK));
    assertThat(order().holdReasons()).containsExactly(HoldReason.PAYMENT_MISMATCH);
  }

  /// The same news as ever has no effect any more.
  private void staysSettled(long amount, String currency) {
    int entries = desk.shop().journal().size();
    desk.record(Desk.success(payment, amount, currency, "r", CALLBACK));
    desk.record(Desk.success(payment, amount, currency, null, QUERY));
    assertThat(desk.shop().journal()).hasSize(entries);
  }

  @Test
  void tooLittlePaysAPart() {
    cameIn(600, "GBP");
    var after = desk.resolve(payment, ACCEPT);
    assertThat(after.status()).isEqualTo(PaymentState.SUCCEEDED);
    assertThat(after.captured()).isEqualTo(600);
    assertThat(after.reference()).isEqualTo("r");
    assertThat(after.note()).isEqualTo("looked at it");
    assertThat(after.misfit()).isEqualTo(new Misfit(600, "GBP", "r", true));
    assertThat(order().status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
    assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_PAID);
    assertThat(order().holdReasons()).isEmpty();
    assertThat(desk.shop().journal().getLast().entry().event())
        .isEqualTo(
            new OrderEvent.PaymentResolved(
                OrderStatus.PENDING_PAYMENT,
                payment.id(),
                ACCEPT,
                600,
                "GBP",
                "r",
                "looked at it",
                1000,
                600,
                Set.of(),
                List.of(),
                List.of()));
    staysSettled(600, "GBP");
    assertThat(desk.open(order).amount()).isEqualTo(400);
  }

  @Test
  void tooMuchConfirmsAndTheExcessWaits() {
    cameIn(1100, "GBP");
    desk.resolve(payment, ACCEPT);
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().holdReasons()).containsExactly(HoldReason.OVERPAID);
    assertThat(desk.quantities("A")).contains("4 committed");
    staysSettled(1100, "GBP");
    desk.shop()
        .decide(
            RefundOrder.RefundCreated.class,
            new RefundOrder(Long.parseLong(order), 100L, null, Restock.NONE, "too much"));
    assertThat(order().holdReasons()).isEmpty();
  }

  @Test
  void goesBackAndTheOrderWaitsOnAndCanExpire() {
    cameIn(600, "GBP");
    desk.resolve(payment, REFUND);
    assertThat(order().status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
    assertThat(order().amounts()).isEqualTo(new Amounts(1000, 0, 0, 0, 1000, 600, 600));
    assertThat(order().refunds()).extracting(Refund::amount).containsExactly(600L);
    assertThat(order().refunds().getFirst().reason()).isEqualTo("the money did not fit");
    staysSettled(600, "GBP");
    desk.shop().pass(Duration.ofHours(1));
    desk.shop().decide(OrderExpired.class, new ExpireOrder(Long.parseLong(order)));
    assertThat(order().holdReasons()).isEmpty();
  }

  @Test
  void theOrderCanStillBePaidAfterIt() {
    cameIn(1100, "GBP");
    desk.resolve(payment, REFUND);
    desk.pay(order);
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().holdReasons()).isEmpty();
  }

  @Test
  void whatCouldNotGoBackPaysTheOrderAfterAll() {
    cameIn(1100, "GBP");
    desk.resolve(payment, REFUND);
    desk.record(order().refunds().getFirst(), RefundState.FAILED);
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().holdReasons()).containsExactly(HoldReason.OVERPAID);
    assertThat(desk.quantities("A")).contains("4 committed");
  }

  @Test
  void dismissedMoneyNeverCounts() {
    cameIn(1000, "EUR");
    assertThat(desk.shop().decide(new ResolvePayment(Long.parseLong(payment.id()), ACCEPT, null)))
        .isEqualTo(new CurrencyMismatch("GBP", "EUR", "decision"));
    assertThat(desk.shop().decide(new ResolvePayment(Long.parseLong(payment.id()), REFUND, null)))
        .isEqualTo(new CurrencyMismatch("GBP", "EUR", "decision"));
    var after = desk.resolve(payment, DISMISS);
    assertThat(after.status()).isEqualTo(PaymentState.CLOSED);
    assertThat(order().holdReasons()).isEmpty();
    assertThat(order().amounts().captured()).isZero();
    staysSettled(1000, "EUR");
    desk.record(Desk.success(payment, 999, "EUR", "r", CALLBACK));
    assertThat(order().holdReasons()).as("other money").isNotEmpty();
  }

  @Test
  void anOrderWhoseMoneyWasDismissedEndsAtItsDeadline() {
    cameIn(1000, "EUR");
    desk.resolve(payment, DISMISS);
    assertThat(order().payments()).noneMatch(Payment::inFlight);
    desk.shop().pass(Duration.ofHours(1));
    desk.shop().decide(OrderExpired.class, new ExpireOrder(Long.parseLong(order)));
    assertThat(desk.quantities("A")).contains("0 reserved");
  }

  @Test
  void theRightMoneyStillCountsAfterTheWrongWasDismissed() {
    cameIn(1000, "EUR");
    desk.resolve(payment, DISMISS);
    desk.record(Desk.success(payment, "right", CALLBACK));
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().holdReasons()).isEmpty();
  }

  @Test
  void moneyThatCameInASecondTimeForThePayment() {
    desk.record(Desk.success(payment, "r1", CALLBACK));
    desk.record(Desk.success(payment, "r2", CALLBACK));
    assertThat(order().holdReasons()).containsExactly(HoldReason.PAYMENT_MISMATCH);
    var after = desk.resolve(payment, REFUND);
    assertThat(after.captured()).isEqualTo(2000);
    assertThat(after.reference()).isEqualTo("r1");
    assertThat(order().amounts()).isEqualTo(new Amounts(1000, 0, 0, 0, 1000, 2000, 1000));
    assertThat(order().holdReasons()).isEmpty();
    int entries = desk.shop().journal().size();
    desk.record(Desk.success(payment, "r1", QUERY));
    desk.record(Desk.success(payment, "r2", QUERY));
    assertThat(desk.shop().journal()).hasSize(entries);
  }

  @Test
  void anEndedOrderTakesItOrGivesItBack() {
    desk.shop()
        .decide(
            CancelOrder.OrderCancelled.class,
            new CancelOrder(Long.parseLong(order), "no", null, null));
    cameIn(999, "GBP");
    desk.resolve(payment, ACCEPT);
    assertThat(order().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(order().amounts().refunded()).isEqualTo(999);
    assertThat(order().holdReasons()).isEmpty();
  }

  @Test
  void eachPaymentIsDecidedByItself() {
    var other = desk.open(order, "other", null);
    cameIn(999, "GBP");
    desk.record(Desk.success(other, 998, "GBP", "s", CALLBACK));
    desk.resolve(payment, DISMISS);
    assertThat(order().holdReasons()).containsExactly(HoldReason.PAYMENT_MISMATCH);
    desk.resolve(other, DISMISS);
    assertThat(order().holdReasons()).isEmpty();
  }

  @Test
  void refusesInTheDocumentedOrder() {
    assertThat(desk.shop().decide(new ResolvePayment(7, ACCEPT, null)))
        .isEqualTo(new PaymentNotFound("7"));
    var decided = new ResolvePayment(Long.parseLong(payment.id()), DISMISS, null);
    assertThat(desk.shop().decide(decided)).isEqualTo(new NothingToResolve(payment.id()));
    cameIn(1, "EUR");
    desk.resolve(payment, DISMISS);
    assertThat(desk.shop().decide(decided)).isEqualTo(new NothingToResolve(payment.id()));
    desk.record(Desk.news(payment, PaymentState.CLOSED, OPERATOR));
  }
}
