package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.payment.PaymentState;
import dev.holdfast.testkit.Await;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Money that comes in online, whatever happens to the news of it.
class PaymentFlowTest {
  private static final PayShop SHOP = new PayShop();

  private final Till till = SHOP.one;

  @BeforeEach
  void inGoodHealth() {
    till.mute = false;
    till.refusing = false;
    till.keepsMoney = false;
    till.slowRefunds = false;
    till.beforeClose = null;
  }

  @AfterAll
  static void close() {
    SHOP.close();
  }

  @Test
  void theIntentIsAnsweredAtOnceAndWhatTheBuyerNeedsComesByAndBy() {
    var order = SHOP.place();
    var path = "/v1/orders/" + order + "/payments";
    var key = UUID.randomUUID().toString();
    var first = SHOP.admin.post(path, key, "{\"provider\":\"one\"}").is(201);
    assertThat(first.text("status")).isEqualTo("CREATED");
    long id = Long.parseLong(first.text("id"));
    SHOP.awaitPayment(id, "PENDING");
    var now = SHOP.payment(id);
    assertThat(now.text("providerId")).isEqualTo("till-" + id);
    assertThat(now.json().at("/providerParams/url").asString()).isEqualTo("till:" + id);
    assertThat(SHOP.admin.post(path, key, "{\"provider\":\"one\"}").is(201).bodyText())
        .as("the intent again")
        .isEqualTo(first.bodyText());
    assertThat(SHOP.order(order).text("status")).isEqualTo("PENDING_PAYMENT");
  }

  @Test
  void aCallbackPaysTheOrderOnce() {
    var order = SHOP.place();
    long payment = SHOP.open(order, "one");
    till.pay(payment);
    var callback = till.callback(payment);
    assertThat(SHOP.send("one", callback).is(200).bodyText()).isEqualTo("ok");
    SHOP.send("one", callback).is(200);
    SHOP.awaitOrder(order, "CONFIRMED");
    SHOP.send("one", callback).is(200);
    SHOP.send("one", till.callback(payment, "another-" + payment)).is(200);
    Await.until(
        "all are settled",
        () ->
            SHOP.rows.number(
                    "select count(*) from callback where state = 'D' and subject = " + payment)
                == 2);
    assertThat(SHOP.order(order).json().get("captured").asLong()).isEqualTo(100);
    assertThat(
            SHOP.rows.number(
                "select count(*) from journal where aggregate = 'o' and type = 'payment-recorded'"
                    + " and aggregate_id = "
                    + order))
        .isEqualTo(1);
    var copies = "select copies from callback where message_id = 'm-%d'".formatted(payment);
    assertThat(SHOP.rows.number(copies)).isGreaterThanOrEqualTo(2);
  }

  @Test
  void aLostCallbackIsMadeUpForByAsking() {
    var order = SHOP.place();
    long payment = SHOP.open(order, "one");
    till.pay(payment);
    SHOP.awaitOrder(order, "CONFIRMED");
    assertThat(SHOP.admin.get("/v1/orders/" + order + "/journal").bodyText())
        .contains("\"source\":\"QUERY\"");
  }

  @Test
  void aProviderThatTookTheRequestWithoutAnsweringIsAskedAgain() {
    till.mute = true;
    var order = SHOP.place();
    long payment = SHOP.intend(order, "one");
    SHOP.awaitPayment(payment, "UNKNOWN");
    till.pay(payment);
    till.mute = false;
    SHOP.awaitPayment(payment, "SUCCEEDED");
    SHOP.awaitOrder(order, "CONFIRMED");
  }

  @Test
  void anUnansweredOpeningIsRepeatedUntilTheBuyerCanPay() {
    till.mute = true;
    long payment = SHOP.intend(SHOP.place(), "one");
    SHOP.awaitPayment(payment, "UNKNOWN");
    till.mute = false;
    SHOP.awaitPayment(payment, "PENDING");
    assertThat(SHOP.payment(payment).text("providerId")).isEqualTo("till-" + payment);
  }

  @Test
  void aRefusedOpeningFailsAndSaysWhy() {
    till.refusing = true;
    long payment = SHOP.intend(SHOP.place(), "one");
    SHOP.awaitPayment(payment, "FAILED");
    assertThat(SHOP.payment(payment).text("note")).isEqualTo("LIMIT: not today");
  }

  @Test
  void theSecondChannelGoesBackOnce() {
    var order = SHOP.place();
    long first = SHOP.open(order, "one");
    long second = SHOP.open(order, "two");
    till.pay(first);
    SHOP.two.pay(second);
    SHOP.send("two", SHOP.two.callback(second)).is(200);
    SHOP.awaitOrder(order, "CONFIRMED");
    SHOP.send("one", till.callback(first)).is(200);
    SHOP.awaitPayment(first, "SUCCEEDED");
    SHOP.send("one", till.callback(first, "again")).is(200);
    Await.until(
        "the refund has arrived",
        () -> SHOP.order(order).json().at("/refunds/0/status").asString("").equals("SUCCEEDED"));
    var after = SHOP.order(order).json();
    assertThat(after.get("refunds").size()).isEqualTo(1);
    assertThat(after.at("/refunds/0/paymentId").asString()).isEqualTo(Long.toString(first));
    assertThat(after.get("captured").asLong()).isEqualTo(200);
    assertThat(after.get("refunded").asLong()).isEqualTo(100);
  }

  @Test
  void anotherAmountWaitsForAPersonWhoDecides() {
    var order = SHOP.place();
    long payment = SHOP.open(order, "one");
    till.pay(payment, 99);
    Await.until("it is held", () -> SHOP.order(order).bodyText().contains("PAYMENT_MISMATCH"));
    assertThat(SHOP.payment(payment).json().at("/misfit/amount").asLong()).isEqualTo(99);
    var path = "/v1/payments/" + payment + "/resolve";
    SHOP.admin.post(path, "{\"decision\":\"REFUND\",\"note\":\"a cent short\"}").is(200);
    SHOP.admin.post(path, "{\"decision\":\"ACCEPT\"}").isProblem(409, "nothing-to-resolve");
    Await.until(
        "the refund has arrived",
        () -> SHOP.order(order).json().at("/refunds/0/status").asString("").equals("SUCCEEDED"));
    assertThat(SHOP.order(order).text("status")).isEqualTo("PENDING_PAYMENT");
  }

  @Test
  void aDecisionIsAboutTheMoneyThatItNames() {
    long payment = SHOP.open(SHOP.place(), "one");
    till.pay(payment, 99);
    SHOP.send("one", till.callback(payment)).is(200);
    Await.until("it is held", () -> SHOP.payment(payment).json().get("misfits").size() == 1);
    till.pay(payment, 98);
    SHOP.send("one", till.callback(payment, "other")).is(200);
    Await.until("both are", () -> SHOP.payment(payment).json().get("misfits").size() == 2);
    var path = "/v1/payments/" + payment + "/resolve";
    var unclear =
        SHOP.admin.post(path, "{\"decision\":\"DISMISS\"}").isProblem(409, "unclear-misfit").json();
    var first = unclear.at("/undecided/0");
    assertThat(first.get("amount").asLong()).isEqualTo(99);
    var decision =
        "{\"decision\":\"DISMISS\",\"amount\":99,\"currency\":\"%s\",\"reference\":\"%s\"}"
            .formatted(first.get("currency").asString(), first.get("reference").asString());
    SHOP.admin.post(path, decision).is(200);
    var left = SHOP.admin.post(path, decision).isProblem(409, "unclear-misfit").json();
    assertThat(left.get("undecided").size()).isEqualTo(1);
    assertThat(left.at("/undecided/0/amount").asLong()).isEqualTo(98);
    SHOP.admin.post(path, "{\"decision\":\"DISMISS\",\"reference\":\"t\"}").is(400);
  }

  @Test
  void aBuyerWhoComesBackIsAskedForAtOnce() {
    var order = SHOP.place();
    try (var patient = new PayShop(PayShop.TERMS.withFirstQuery(Duration.ofSeconds(2)))) {
      var waiting = patient.place();
      long payment = patient.open(waiting, "one");
      patient.one.pay(payment);
      var answer = patient.admin.post("/v1/payments/" + payment + "/return", "").is(200);
      assertThat(answer.text("status")).isEqualTo("SUCCEEDED");
      int asked = patient.one.queries.get();
      for (int i = 0; i < 20; i++) {
        patient.admin.post("/v1/payments/" + payment + "/return", "").is(200);
      }
      assertThat(patient.one.queries).hasValue(asked);
      assertThat(patient.admin.get("/v1/orders/" + waiting + "/journal").bodyText())
          .contains("\"source\":\"REDIRECT\"");
      patient.admin.post("/v1/payments/" + payment + "/sync", "").is(200);
      patient.admin.post("/v1/payments/7/sync", "").isProblem(404, "payment-not-found");
    }
    assertThat(SHOP.order(order).text("status")).isEqualTo("PENDING_PAYMENT");
  }

  @Test
  void whoeverLooksAtAnUnknownPaymentHasItAskedFor() {
    till.mute = true;
    var order = SHOP.place();
    long payment = SHOP.intend(order, "one");
    SHOP.awaitPayment(payment, "UNKNOWN");
    assertThat(SHOP.payment(payment).text("status")).isEqualTo("UNKNOWN");
    till.mute = false;
    till.pay(payment);
    Await.until("it is known", () -> SHOP.payment(payment).text("status").equals("SUCCEEDED"));
  }

  @Test
  void metricsSayHowLongItTook() {
    var order = SHOP.place();
    long payment = SHOP.open(order, "one");
    till.pay(payment);
    SHOP.send("one", till.callback(payment)).is(200);
    SHOP.awaitOrder(order, "CONFIRMED");
    var text = SHOP.admin.get("/metrics").is(200).bodyText();
    assertThat(text)
        .contains("holdfast_payment_healing_seconds")
        .contains("holdfast_callbacks_received_total{account=\"one\",fate=\"stored\"}")
        .contains(
            "holdfast_provider_calls_seconds_count{account=\"one\",answer=\"seen\",call=\"open\"}");
  }

  @Test
  void anotherAccountsSignatureProvesNothing() {
    long payment = SHOP.open(SHOP.place(), "one");
    var lie = SHOP.two.callback("lie-" + payment, payment, PaymentState.SUCCEEDED, 100, "GBP");
    SHOP.send("two", lie).is(200);
    Await.until(
        "it is parked",
        () ->
            SHOP.rows.number(
                    "select count(*) from callback where state = 'P' and message_id = 'lie-%d'"
                        .formatted(payment))
                == 1);
    assertThat(SHOP.payment(payment).text("status")).isEqualTo("PENDING");
  }
}
