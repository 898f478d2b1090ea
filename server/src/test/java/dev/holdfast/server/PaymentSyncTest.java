package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.provider.Terms;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// `POST /v1/payments/{id}/sync`: what the provider knows, now, though nobody would ask for long.
class PaymentSyncTest {
  private static final Terms PATIENT =
      new Terms(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5), 500, 32);
  private static final PayShop SHOP = new PayShop(PATIENT);

  @AfterAll
  static void close() {
    SHOP.close();
  }

  private static Api.Reply sync(long payment) {
    return SHOP.admin.post("/v1/payments/" + payment + "/sync", "").is(200);
  }

  @Test
  void asksNow() {
    var order = SHOP.place();
    long payment = SHOP.open(order, "one");
    assertThat(sync(payment).text("status")).isEqualTo("PENDING");
    SHOP.one.pay(payment);
    assertThat(SHOP.payment(payment).text("status")).isEqualTo("PENDING");
    assertThat(sync(payment).text("status")).isEqualTo("SUCCEEDED");
    assertThat(SHOP.order(order).text("status")).isEqualTo("CONFIRMED");
    assertThat(sync(payment).text("status")).as("again").isEqualTo("SUCCEEDED");
    assertThat(SHOP.order(order).json().get("captured").asLong()).isEqualTo(100);
  }

  @Test
  void asksAboutWhatHasEnded() {
    var order = SHOP.place();
    long payment = SHOP.open(order, "one");
    SHOP.admin.post("/v1/orders/" + order + "/cancel", "{\"reason\":\"no\"}").is(200);
    SHOP.awaitPayment(payment, "CLOSED");
    SHOP.one.pay(payment);
    assertThat(sync(payment).text("status")).isEqualTo("SUCCEEDED");
    assertThat(SHOP.order(order).text("status")).as("late money revives").isEqualTo("CONFIRMED");
  }

  @Test
  void anAnswerThatDoesNotComeChangesNothing() {
    long payment = SHOP.open(SHOP.place(), "two");
    SHOP.two.mute = true;
    assertThat(sync(payment).text("status")).isEqualTo("PENDING");
    SHOP.two.mute = false;
  }

  @Test
  void isForWhoMayWritePayments() {
    SHOP.admin.post("/v1/payments/7/sync", "").isProblem(404, "payment-not-found");
    SHOP.admin.as(null).post("/v1/payments/7/sync", "").isProblem(401, "unauthenticated");
  }
}
