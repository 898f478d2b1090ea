package dev.holdfast.order;

import static dev.holdfast.order.ResolvePayment.Decision.ACCEPT;
import static dev.holdfast.order.ResolvePayment.Decision.DISMISS;
import static dev.holdfast.order.ResolvePayment.Decision.REFUND;
import static dev.holdfast.payment.NewsSource.CALLBACK;
import static dev.holdfast.payment.NewsSource.OPERATOR;
import static dev.holdfast.payment.NewsSource.QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.payment.Misfit;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.PaymentView;
import org.junit.jupiter.api.Test;

/// Money that does not fit and comes while a person has not decided about other such money: none of
/// it is lost.
class SeveralMisfitsTests {
  private final Desk desk = new Desk();
  private final String order;
  private final PaymentView payment;

  SeveralMisfitsTests() {
    desk.shop().location("MAIN", 0).sku("A", 250).receive("A", "MAIN", 9);
    order = desk.place(desk.line("A", 4)).id();
    payment = desk.open(order, "online", null);
  }

  private Order order() {
    return desk.order(order);
  }

  private Payment payment() {
    return order().payment(Long.parseLong(payment.id()));
  }

  private void cameIn(long amount, String currency, String reference) {
    desk.record(Desk.success(payment, amount, currency, reference, CALLBACK));
  }

  @Test
  void eachWaitsForItsTurn() {
    cameIn(600, "GBP", "r");
    cameIn(1000, "EUR", "s");
    cameIn(400, "GBP", "t");
    assertThat(payment().misfit()).isEqualTo(new Misfit(600, "GBP", "r", false));
    var first = desk.resolve(payment, ACCEPT);
    assertThat(first.captured()).isEqualTo(600);
    assertThat(first.misfit()).isEqualTo(new Misfit(1000, "EUR", "s", false));
    assertThat(order().holdReasons()).containsExactly(HoldReason.PAYMENT_MISMATCH);

    assertThat(desk.shop().decide(new ResolvePayment(payment().id(), ACCEPT, null)))
        .as("the one in another currency is next")
        .isEqualTo(new CurrencyMismatch("GBP", "EUR", "decision"));
    desk.resolve(payment, DISMISS);
    var last = desk.resolve(payment, ACCEPT);
    assertThat(last.captured()).isEqualTo(1000);
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().holdReasons()).isEmpty();
    assertThat(last.misfits())
        .containsExactly(
            new Misfit(600, "GBP", "r", true),
            new Misfit(1000, "EUR", "s", true),
            new Misfit(400, "GBP", "t", true));
    assertThat(desk.shop().decide(new ResolvePayment(payment().id(), ACCEPT, null)))
        .isInstanceOf(NothingToResolve.class);
  }

  @Test
  void newsOfAnyOfThemIsNoNews() {
    cameIn(600, "GBP", "r");
    cameIn(400, "GBP", "t");
    desk.resolve(payment, REFUND);
    int entries = desk.shop().journal().size();
    cameIn(600, "GBP", "r");
    cameIn(400, "GBP", "t");
    desk.record(Desk.success(payment, 600, "GBP", null, QUERY));
    assertThat(desk.shop().journal()).hasSize(entries);
    assertThat(payment().misfits()).hasSize(2);
  }

  @Test
  void anOperatorsWordAboutThePaymentIsAboutOneOfThem() {
    cameIn(600, "GBP", "r");
    cameIn(400, "GBP", "t");
    desk.record(Desk.success(payment, "u", OPERATOR));
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().holdReasons()).containsExactly(HoldReason.PAYMENT_MISMATCH);
    assertThat(payment().misfit()).isEqualTo(new Misfit(400, "GBP", "t", false));
    desk.resolve(payment, DISMISS);
    assertThat(order().holdReasons()).isEmpty();
    assertThat(payment().state()).isEqualTo(PaymentState.SUCCEEDED);
  }
}
