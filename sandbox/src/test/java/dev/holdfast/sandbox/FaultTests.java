package dev.holdfast.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import dev.holdfast.sandbox.callback.Schedule;
import dev.holdfast.sandbox.fault.Fault;
import dev.holdfast.sandbox.web.Json;
import dev.holdfast.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What each fault does, turned on at run time.
class FaultTests {
  @TempDir Path dataDir;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Stage stage;

  @SuppressWarnings("NullAway.Init") // set before each test
  private StripeCalls stripe;

  @BeforeEach
  void open() {
    stage = new Stage(dataDir, options -> options);
    stripe = new StripeCalls(stage);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private void always(Fault fault) {
    stage.put("/sandbox/faults", "{\"shares\": {\"%s\": 1}}".formatted(fault.label()));
  }

  private String opened() throws StripeException {
    return stripe.open("k1", 500).getId();
  }

  private void pay(String id) {
    stage.pay("/pay/stripe/" + id);
  }

  private JsonNode callback() {
    return stage.trade().path("callbacks").path(0);
  }

  private void awaitEnd(String end) {
    Await.until(end, () -> Json.text(callback(), "end").equals(end));
  }

  private static String texts(JsonNode array, String field) {
    return String.join(
        " ",
        StreamSupport.stream(array.spliterator(), false).map(it -> Json.text(it, field)).toList());
  }

  @Test
  void aMessageIsRepeatedUntilItIsAcknowledged() throws StripeException {
    stage.merchant.answers(count -> new Merchant.Reply(count < 4 ? 500 : 204, ""));
    pay(opened());
    awaitEnd("ACKNOWLEDGED");
    assertThat(texts(callback().path("attempts"), "status")).isEqualTo("500 500 500 204");
    assertThat(stage.merchant.heard())
        .map(Merchant.Heard::body)
        .hasSize(4)
        .containsOnly(stage.merchant.heard().getFirst().body());
  }

  @Test
  void aMessageThatNobodyWantsIsGivenUp() throws StripeException {
    stage.merchant.answers(count -> new Merchant.Reply(500, ""));
    pay(opened());
    awaitEnd("GIVEN_UP");
    assertThat(stage.merchant.heard()).hasSize(10);
  }

  @Test
  void whatWasNotAcknowledgedGoesOnAfterARestart() throws StripeException {
    stage.close();
    stage = new Stage(dataDir, options -> options.with(Schedule.REAL.at(300)));
    stripe = new StripeCalls(stage);
    stage.merchant.answers(count -> new Merchant.Reply(count < 2 ? 500 : 200, ""));
    var id = opened();
    pay(id);
    stage.heard(1);
    stage.restart();
    awaitEnd("ACKNOWLEDGED");
    assertThat(stage.merchant.heard()).hasSize(2);
    assertThat(stripe.query(id).getStatus()).isEqualTo("succeeded");
  }

  @Test
  void aLostMessageIsNeverSent() throws StripeException {
    always(Fault.LOSE);
    pay(opened());
    awaitEnd("LOST");
    assertThat(stage.merchant.heard()).isEmpty();
    assertThat(stage.trade().path("trade").path("struck").path(0).asString()).isEqualTo("lose");
  }

  @Test
  void aDuplicateComesThrice() throws StripeException {
    always(Fault.DUPLICATE);
    pay(opened());
    assertThat(stage.heard(3)).map(Merchant.Heard::body).hasSize(3);
  }

  @Test
  void aDelayedMessageComesLate() throws StripeException {
    stage.put("/sandbox/faults", "{\"delayMillis\": 700, \"shares\": {\"delay\": 1}}");
    pay(opened());
    awaitEnd("ACKNOWLEDGED");
    long sent = callback().path("attempts").path(0).path("at").asLong();
    assertThat(sent - stage.trade().path("trade").path("paidAt").asLong()).isBetween(700L, 5_000L);
  }

  @Test
  void aForgedMessageComesBeforeTheMoney() throws StripeException {
    stage.merchant.answers(count -> new Merchant.Reply(401, ""));
    always(Fault.FORGE);
    opened();
    awaitEnd("FORGED");
    assertThat(stage.merchant.heard()).hasSize(1);
    assertThat(stage.merchant.heard().getFirst().body()).contains("payment_intent.succeeded");
    assertThat(Json.text(stage.trade().path("trade"), "state")).isEqualTo("OPEN");
  }

  @Test
  void aCorruptMessageComesAgainWhole() throws StripeException {
    always(Fault.CORRUPT);
    stage.merchant.answers(count -> new Merchant.Reply(count == 1 ? 401 : 200, ""));
    pay(opened());
    awaitEnd("ACKNOWLEDGED");
    assertThat(texts(callback().path("attempts"), "copy")).isEqualTo("CORRUPT GENUINE");
    var heard = stage.merchant.heard();
    assertThat(heard.get(0).body()).isNotEqualTo(heard.get(1).body());
  }

  @Test
  void aProviderCanTakeTheMoneyAndSayNothing() throws StripeException {
    always(Fault.TIMEOUT);
    assertThatThrownBy(() -> stripe.open("k1", 500)).isInstanceOf(ApiConnectionException.class);
    stage.heard(1);
    assertThat(Json.text(stage.trade().path("trade"), "state")).isEqualTo("PAID");
    Await.until("it speaks", () -> stripe.open("k1", 500).getStatus().equals("succeeded"));
  }

  @Test
  void moneyCanComeAfterTheEnd() throws StripeException {
    always(Fault.PAY_AFTER_CLOSE);
    var id = opened();
    assertThat(stripe.cancel(id).getStatus()).isEqualTo("canceled");
    Await.until("late money", () -> stripe.query(id).getStatus().equals("succeeded"));
    assertThat(stage.heard(2).get(1).body()).contains("payment_intent.succeeded");
  }

  @Test
  void anotherAmountCanCome() throws StripeException {
    always(Fault.WRONG_AMOUNT);
    var id = opened();
    pay(id);
    assertThat(stripe.query(id).getAmountReceived()).isEqualTo(499);
  }

  @Test
  void theFirstCallOfAKindCanFail() throws StripeException {
    always(Fault.ERROR);
    assertThatThrownBy(() -> stripe.open("k1", 500)).isInstanceOf(ApiException.class);
    var id = stripe.open("k1", 500).getId();
    assertThatThrownBy(() -> stripe.query(id)).isInstanceOf(ApiException.class);
    assertThat(stripe.query(id).getStatus()).isEqualTo("requires_payment_method");
    assertThat(stage.trade().path("trade").path("struck")).hasSize(1);
    assertThat(stage.trade().path("trade").path("struck").path(0).asString()).isEqualTo("error");
  }

  @Test
  void refundsCanBeRefused() throws StripeException {
    always(Fault.REFUSE_REFUND);
    var id = opened();
    pay(id);
    assertThatThrownBy(() -> stripe.refund(id)).isInstanceOf(InvalidRequestException.class);
    assertThat(stage.get("/sandbox/ledger/totals").path("refunded").asInt()).isZero();
  }

  @Test
  void aRefundCanFailAfterItWasAccepted() throws StripeException {
    always(Fault.FAIL_REFUND);
    var id = opened();
    pay(id);
    stripe.refund(id);
    var failed = stage.trade().path("refunds").path(0);
    assertThat(Json.text(failed, "state")).isEqualTo("FAILED");
    stage.heard(2);
    assertThat(stage.merchant.heard()) // in any order
        .anyMatch(heard -> heard.body().contains("refund.failed"));
    assertThat(stripe.refund(id)).as("another one").isEqualTo("succeeded");
    assertThat(stage.get("/sandbox/ledger/totals").path("refunded").asInt()).isEqualTo(1);
    stage.restart();
    assertThat(Json.text(stage.trade().path("refunds").path(0), "state")).isEqualTo("FAILED");
  }

  @Test
  void downIsDownAndThenUp() throws StripeException {
    var id = opened();
    stage.put("/sandbox/down", "{\"millis\": 60000}");
    assertThatThrownBy(() -> stripe.query(id)).isInstanceOf(ApiConnectionException.class);
    stage.put("/sandbox/down", "{\"millis\": 0}");
    pay(id);
    stage.heard(1);
  }

  @Test
  void knobsAreShownAsTheyAreSet() {
    var shown =
        stage.put(
            "/sandbox/faults",
            "{\"seed\": 5, \"planBy\": \"amount\", \"shares\": {\"lose\": 0.5, \"forge\": 0.1}}");
    assertThat(shown.path("seed").asLong()).isEqualTo(5);
    assertThat(stage.get("/sandbox/faults")).isEqualTo(shown);
    assertThat(shown.path("shares").path("lose").asDouble()).isEqualTo(0.5);
    for (var wrong : new String[] {"{\"sed\": 5}", "{\"shares\": {\"loose\": 1}}", "[]", "{"}) {
      var address = stage.url() + "/sandbox/faults";
      assertThat(stage.raw("PUT", address, wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(stage.get("/sandbox/plan?key=77&channel=stripe").path("strikes").isArray()).isTrue();
  }

  @Test
  void aBuyerCanPayTwice() throws StripeException {
    always(Fault.PAY_TWICE);
    var alipay = new AlipayCalls(stage).code("a1", "5.00", "Tea");
    pay(opened());
    stage.heard(2);
    assertThat(stage.get("/sandbox/ledger/totals").path("charged").asInt()).isEqualTo(2);
    assertThat(stage.raw("GET", alipay, "").body()).contains("Paid.");
  }

  @Test
  void whatIsOpenIsClosedWhenItsTimeIsOver() throws Exception {
    var code = new AlipayCalls(stage).code("a1", "5.00", "Tea", Duration.ofSeconds(1));
    Await.until("closed", () -> stage.raw("GET", code, "").body().contains("closed"));
    assertThat(Json.text(stage.pay(code), "state")).isEqualTo("CLOSED");
  }
}
