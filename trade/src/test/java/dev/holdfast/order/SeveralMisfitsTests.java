package dev.holdfast.order;

import static dev.holdfast.order.ResolvePayment.Decision.ACCEPT;
import static dev.holdfast.order.ResolvePayment.Decision.DISMISS;
import static dev.holdfast.order.ResolvePayment.Decision.REFUND;
import static dev.holdfast.payment.NewsSource.CALLBACK;
import static dev.holdfast.payment.NewsSource.OPERATOR;
import static dev.holdfast.payment.NewsSource.QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Outcome;
import dev.holdfast.order.ResolvePayment.Money;
import dev.holdfast.payment.Misfit;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.PaymentView;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  private void cameIn(long amount, String currency, @Nullable String reference) {
    desk.record(Desk.success(payment, amount, currency, reference, CALLBACK));
  }

  private static Money money(long amount, String currency, String reference) {
    return new Money(amount, currency, reference);
  }

  private Outcome decide(@Nullable Money money) {
    return desk.shop().decide(new ResolvePayment(payment().id(), DISMISS, money, null));
  }

  @Test
  void whichOneIsMeantMustBeSaid() {
    cameIn(600, "GBP", "r");
    cameIn(400, "GBP", "t");
    assertThat(decide(null)).isEqualTo(new UnclearMisfit(payment.id(), payment().misfits()));
    desk.resolve(payment, DISMISS, money(600, "GBP", "r"));
    var left = new UnclearMisfit(payment.id(), List.of(new Misfit(400, "GBP", "t", false)));
    assertThat(decide(money(600, "GBP", "r"))).as("the second click").isEqualTo(left);
    assertThat(decide(null)).as("of one who has not seen the other").isEqualTo(left);
    for (var other :
        List.of(money(401, "GBP", "t"), money(400, "EUR", "t"), new Money(400, "GBP", null))) {
      assertThat(decide(other)).isEqualTo(left);
    }
    desk.resolve(payment, ACCEPT, money(400, "GBP", "t"));
    assertThat(order().holdReasons()).isEmpty();
    assertThat(decide(money(400, "GBP", "t"))).isInstanceOf(NothingToResolve.class);
  }

  @Test
  void theOneThatCameLastMayBeDecidedFirst() {
    cameIn(600, "GBP", "r");
    cameIn(400, "GBP", null);
    var after = desk.resolve(payment, ACCEPT, new Money(400, "GBP", null));
    assertThat(after.captured()).isEqualTo(400);
    assertThat(after.misfits())
        .containsExactly(new Misfit(600, "GBP", "r", false), new Misfit(400, "GBP", null, true));
    assertThat(order().holdReasons()).containsExactly(HoldReason.PAYMENT_MISMATCH);
  }

  @Test
  void confirmingTheMoneyThatIsThereSaysNothingAboutOther() {
    desk.record(Desk.success(payment, "a", CALLBACK));
    cameIn(1000, "GBP", "b");
    cameIn(1000, "GBP", "c");
    int entries = desk.shop().journal().size();
    desk.record(Desk.success(payment, "a", OPERATOR));
    desk.record(Desk.success(payment, "a", OPERATOR));
    assertThat(desk.shop().journal()).hasSize(entries);
    assertThat(payment().undecided()).hasSize(2);
    assertThat(order().holdReasons()).containsExactly(HoldReason.PAYMENT_MISMATCH);
  }

  @Test
  void eachWaitsForItsTurn() {
    cameIn(600, "GBP", "r");
    cameIn(1000, "EUR", "s");
    cameIn(400, "GBP", "t");
    assertThat(payment().misfit()).isEqualTo(new Misfit(600, "GBP", "r", false));
    var first = desk.resolve(payment, ACCEPT, money(600, "GBP", "r"));
    assertThat(first.captured()).isEqualTo(600);
    assertThat(first.misfit()).isEqualTo(new Misfit(1000, "EUR", "s", false));
    assertThat(order().holdReasons()).containsExactly(HoldReason.PAYMENT_MISMATCH);

    var euros = money(1000, "EUR", "s");
    assertThat(desk.shop().decide(new ResolvePayment(payment().id(), ACCEPT, euros, null)))
        .as("the one in another currency is next")
        .isEqualTo(new CurrencyMismatch("GBP", "EUR", "decision"));
    desk.resolve(payment, DISMISS, euros);
    var last = desk.resolve(payment, ACCEPT, money(400, "GBP", "t"));
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
    desk.resolve(payment, REFUND, money(600, "GBP", "r"));
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
    desk.record(Desk.success(payment, "r", OPERATOR));
    assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().holdReasons()).containsExactly(HoldReason.PAYMENT_MISMATCH);
    assertThat(payment().misfit()).isEqualTo(new Misfit(400, "GBP", "t", false));
    desk.resolve(payment, DISMISS, money(400, "GBP", "t"));
    assertThat(order().holdReasons()).isEmpty();
    assertThat(payment().state()).isEqualTo(PaymentState.SUCCEEDED);
  }
}
