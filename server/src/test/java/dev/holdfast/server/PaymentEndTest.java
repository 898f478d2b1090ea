package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.payment.PaymentState;
import dev.holdfast.provider.Terms;
import dev.holdfast.testkit.Await;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happens around the end of an order, and to money on its way back. Each test has a shop of
/// its own, whose deadlines are seconds away.
class PaymentEndTest {
  private static final Terms HASTY =
      new Terms(Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(60), 500, 32);

  private final PayShop shop = new PayShop(HASTY);
  private final Till till = shop.one;

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void theOrderEndsOnlyAfterItsPaymentWasClosedAtTheProvider() {
    var order = shop.placeFor(2);
    long payment = shop.open(order, "one");
    shop.awaitOrder(order, "EXPIRED");
    assertThat(Objects.requireNonNull(till.trade(payment)).state()).isEqualTo(PaymentState.CLOSED);
    assertThat(shop.payment(payment).text("status")).isEqualTo("CLOSED");
  }

  @Test
  void moneyThatComesAfterTheCloseIsFoundWithoutACallback() {
    var order = shop.placeFor(2);
    long payment = shop.open(order, "one");
    shop.awaitOrder(order, "EXPIRED");
    till.pay(payment);
    shop.rows.run("update provider_call set next_at = now()");
    shop.awaitOrder(order, "CONFIRMED");
    assertThat(shop.rows.count("provider_call")).isZero();
  }

  @Test
  void whatWasClosedIsLookedAtForADay() {
    var order = shop.placeFor(2);
    long payment = shop.open(order, "one");
    shop.awaitOrder(order, "EXPIRED");
    shop.rows.run("update payment set settled_at = now() - interval '2 days'");
    shop.rows.run("update provider_call set next_at = now()");
    Await.until("nobody asks any more", () -> shop.rows.count("provider_call") == 0);
    assertThat(shop.payment(payment).text("status")).isEqualTo("CLOSED");
  }

  @Test
  void whoPaysBetweenTheLastQuestionAndTheCloseHasPaid() {
    var order = shop.placeFor(2);
    long payment = shop.open(order, "one");
    till.beforeClose = () -> till.pay(payment);
    shop.awaitOrder(order, "CONFIRMED");
    assertThat(shop.payment(payment).text("status")).isEqualTo("SUCCEEDED");
  }

  @Test
  void anUnknownPaymentKeepsItsOrderWaiting() {
    var order = shop.placeFor(1);
    long payment = shop.open(order, "one");
    till.mute = true;
    shop.awaitPayment(payment, "UNKNOWN");
    till.pay(payment);
    assertThat(shop.order(order).text("status")).isEqualTo("PENDING_PAYMENT");
    till.mute = false;
    shop.awaitOrder(order, "CONFIRMED");
  }

  @Test
  void whoIsLockedOutHasLearntNothing() {
    var order = shop.placeFor(60);
    till.mute = true;
    long payment = shop.intend(order, "one");
    shop.awaitPayment(payment, "UNKNOWN");
    till.lockedOut = true;
    int asked = till.opened.get();
    shop.rows.run("update provider_call set next_at = now()");
    Await.until("it is opened again", () -> till.opened.get() > asked);
    Await.until(
        "and given back",
        () ->
            shop.rows.number("select count(*) from provider_call where leased_until is null") == 1);
    assertThat(shop.payment(payment).text("status")).isEqualTo("UNKNOWN");
    till.pay(payment);
    till.mute = false;
    till.lockedOut = false;
    shop.rows.run("update provider_call set next_at = now()");
    shop.awaitOrder(order, "CONFIRMED");
  }

  @Test
  void moneyForACancelledOrderRevivesItAndALateCallbackIsNotDropped() {
    var order = shop.placeFor(60);
    long payment = shop.open(order, "one");
    shop.admin.post("/v1/orders/" + order + "/cancel", "{\"reason\":\"no\"}").is(200);
    shop.awaitPayment(payment, "CLOSED");
    assertThat(shop.order(order).text("status")).isEqualTo("CANCELLED");
    var late = till.callback("late", payment, PaymentState.SUCCEEDED, 100, "GBP");
    shop.send("one", late).is(200);
    shop.awaitOrder(order, "CONFIRMED");
    shop.send("one", late).is(200);
    assertThat(shop.order(order).json().get("captured").asLong()).isEqualTo(100);
  }

  @Test
  void aRefundIsFollowedToItsEnd() {
    till.slowRefunds = true;
    var order = paid();
    refund(order);
    Await.until("accepted", () -> refundStatus(order).equals("PENDING"));
    assertThat(shop.order(order).text("paymentStatus")).isEqualTo("PAID");
    till.settleRefunds();
    shop.rows.run("update provider_call set next_at = now()");
    Await.until("it is back", () -> refundStatus(order).equals("SUCCEEDED"));
    assertThat(shop.order(order).text("paymentStatus")).isEqualTo("PARTIALLY_REFUNDED");
    assertThat(till.moved).hasValue(1);
    assertThat(shop.rows.count("provider_call")).isZero();
  }

  @Test
  void aRefundThatFailsAfterItWasAcceptedWaitsForAPersonAndGoesBackAgain() {
    till.slowRefunds = true;
    var order = paid();
    refund(order);
    Await.until("accepted", () -> refundStatus(order).equals("PENDING"));
    till.failRefunds();
    shop.rows.run("update provider_call set next_at = now()");
    Await.until("it came back", () -> refundStatus(order).equals("FAILED"));
    assertThat(shop.order(order).bodyText()).contains("OVERPAID");
    assertThat(shop.order(order).text("paymentStatus")).isEqualTo("PAID");
    till.slowRefunds = false;
    refund(order);
    Await.until(
        "the other one is there",
        () -> shop.order(order).json().at("/refunds/1/status").asString("").equals("SUCCEEDED"));
    assertThat(shop.order(order).bodyText()).doesNotContain("OVERPAID");
    assertThat(till.moved).hasValue(1);
  }

  @Test
  void anUnansweredRefundIsNotAskedForTwice() {
    var order = paid();
    till.mute = true;
    refund(order);
    Await.until("unknown", () -> refundStatus(order).equals("UNKNOWN"));
    till.mute = false;
    shop.rows.run("update provider_call set next_at = now()");
    Await.until("it is back", () -> refundStatus(order).equals("SUCCEEDED"));
    assertThat(till.moved).hasValue(1);
  }

  @Test
  void aRefusedRefundLeavesTheMoneyAndWaitsForAPerson() {
    var order = paid();
    till.keepsMoney = true;
    refund(order);
    Await.until("failed", () -> refundStatus(order).equals("FAILED"));
    assertThat(shop.order(order).bodyText()).contains("OVERPAID");
    assertThat(shop.order(order).json().at("/refunded").asLong()).isZero();
    till.keepsMoney = false;
    refund(order);
    Await.until(
        "it is back",
        () -> shop.order(order).json().at("/refunds/1/status").asString("").equals("SUCCEEDED"));
    assertThat(shop.order(order).bodyText()).doesNotContain("OVERPAID");
  }

  @Test
  void anOperatorFailsARefundThatNobodyCouldCarryOut() {
    var order = paid();
    till.slowRefunds = true;
    refund(order);
    Await.until("accepted", () -> refundStatus(order).equals("PENDING"));
    var id = shop.order(order).json().at("/refunds/0/id").asString();
    var failed =
        shop.admin.post("/v1/refunds/" + id + "/fail", "{\"reason\":\"card gone\"}").is(200);
    assertThat(failed.text("status")).isEqualTo("FAILED");
    assertThat(failed.text("note")).isEqualTo("card gone");
    assertThat(shop.rows.count("provider_call")).isZero();
  }

  private String paid() {
    var order = shop.placeFor(60);
    long payment = shop.open(order, "one");
    till.pay(payment);
    shop.send("one", till.callback(payment)).is(200);
    shop.awaitOrder(order, "CONFIRMED");
    return order;
  }

  private void refund(String order) {
    shop.admin
        .post("/v1/orders/" + order + "/refunds", "{\"amount\":40,\"reason\":\"goodwill\"}")
        .is(201);
  }

  private String refundStatus(String order) {
    return shop.order(order).json().at("/refunds/0/status").asString("");
  }
}
