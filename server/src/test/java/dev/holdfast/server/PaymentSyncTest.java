package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Terms;
import dev.holdfast.testkit.Await;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What the provider knows, now, though nobody would ask for long: `POST /v1/payments/{id}/sync`,
/// and the list of what it could not deliver.
class PaymentSyncTest {
  private static final Terms PATIENT =
      new Terms(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5), 500, 32);
  private static final String OVER =
      "select count(*) from scheduled_tasks where task_name = 'lost-callbacks' and not picked"
          + " and execution_time > now() + interval '1 minute'";
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
  void whatAProviderCouldNotDeliverItSaysWhenItIsAsked() {
    var order = SHOP.place();
    long payment = SHOP.open(order, "one");
    SHOP.one.pay(payment);
    SHOP.one.undelivered.add(new Incoming(new TreeMap<>(), SHOP.one.callback(payment).body()));
    SHOP.one.undelivered.add(SHOP.one.signed("not ours"));
    for (int i = 0; i < 2; i++) {
      SHOP.rows.run(
          "update scheduled_tasks set execution_time = now() where task_name = 'lost-callbacks'");
      SHOP.awaitOrder(order, "CONFIRMED");
      Await.until("it is over", () -> SHOP.rows.number(OVER) == 1);
    }
    var stored = "select count(*) from callback where message_id = 'm-%d'".formatted(payment);
    assertThat(SHOP.rows.number(stored)).isEqualTo(1);
    assertThat(SHOP.rows.number("select count(*) from callback where copies > 1")).isZero();
    assertThat(SHOP.admin.get("/v1/orders/" + order + "/journal").bodyText())
        .contains("\"source\":\"CALLBACK\"");
  }

  @Test
  void whatCannotBeReadAsItWasListedIsSaidAgainOrKept() {
    var order = SHOP.place();
    long payment = SHOP.open(order, "two");
    SHOP.two.pay(payment);
    SHOP.two.undelivered.add(SHOP.two.signed("old in another version " + payment));
    SHOP.two.undelivered.add(SHOP.two.signed("older in another version 7"));
    SHOP.rows.run(
        "update scheduled_tasks set execution_time = now() where task_name = 'lost-callbacks'");
    SHOP.awaitOrder(order, "CONFIRMED");
    Await.until(
        "it is kept",
        () ->
            SHOP.rows.number(
                    "select count(*) from callback where message_id = 'older' and state = 'U'")
                == 1);
  }

  @Test
  void isForWhoMayWritePayments() {
    SHOP.admin.post("/v1/payments/7/sync", "").isProblem(404, "payment-not-found");
    SHOP.admin.as(null).post("/v1/payments/7/sync", "").isProblem(401, "unauthenticated");
  }
}
