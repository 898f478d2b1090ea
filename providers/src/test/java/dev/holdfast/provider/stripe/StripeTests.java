package dev.holdfast.provider.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.Webhook;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.payment.RefundState;
import dev.holdfast.provider.Delivery;
import dev.holdfast.provider.Opening;
import dev.holdfast.provider.Sighting;
import dev.holdfast.provider.contract.Charges;
import dev.holdfast.provider.contract.Gateway.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is Stripe's own.
class StripeTests {
  private final StripeSide side = new StripeSide();

  @AfterEach
  void close() {
    side.close();
  }

  @Test
  void anIntentIsAskedForUnderOurId() {
    var charge = Charges.fresh("USD");
    var intent = StripeSide.intent(charge.paymentId(), 12_345, "usd", "requires_payment_method");
    side.gateway().answers(request -> Reply.json(intent));
    var ready = (Opening.Ready) side.provider().open(charge);
    assertThat(ready.providerId()).isEqualTo("pi_3MtwBwLkdIwHu7ix28a3tqPa");
    assertThat(ready.params())
        .containsEntry("clientSecret", "pi_3MtwBw_secret_YrKJ")
        .containsEntry("publishableKey", "pk_test_51abc");
    var request = side.gateway().requests().getFirst();
    assertThat(request.headers())
        .containsEntry("Idempotency-Key", "holdfast-payment-" + charge.paymentId())
        .containsEntry("Authorization", "Bearer sk_test_51abc")
        .containsEntry("Stripe-Version", StripeSide.VERSION);
    assertThat(request.body())
        .contains("amount=12345", "currency=usd", "metadata[payment_id]=" + charge.paymentId());
  }

  @Test
  void theSdkFindsWhatWeFindGenuine() throws SignatureVerificationException {
    var now = Instant.now();
    var incoming = side.paid(Charges.fresh("USD"), 100, now);
    var body = new String(incoming.body(), StandardCharsets.UTF_8);
    var header = incoming.header("stripe-signature");
    var event = Webhook.constructEvent(body, header, StripeSide.SECRET, 300);
    var object = event.getDataObjectDeserializer().getObject().orElseThrow();
    assertThat(((PaymentIntent) object).getAmountReceived()).isEqualTo(100);
    assertThatThrownBy(() -> Webhook.constructEvent(body, header, "whsec_other", 300))
        .isInstanceOf(SignatureVerificationException.class);
    // Why we look at the future ourselves.
    var early = side.paid(Charges.fresh("USD"), 100, now.plusSeconds(9_000));
    var early9 = new String(early.body(), StandardCharsets.UTF_8);
    var sign = early.header("stripe-signature");
    assertThat(Webhook.constructEvent(early9, sign, StripeSide.SECRET, 300)).isNotNull();
  }

  @Test
  void severalSignaturesInOneHeaderAreOneOfThemRight() {
    var now = Instant.now();
    var genuine = side.paid(Charges.fresh("USD"), 100, now);
    var sign = Objects.requireNonNull(genuine.header("stripe-signature"));
    genuine.headers().put("stripe-signature", sign.replace(",v1=", ",v1=00ff,v0=11,v1="));
    assertThat(side.provider().verify(genuine, now))
        .isInstanceOf(dev.holdfast.provider.Verdict.Genuine.class);
  }

  @ParameterizedTest
  @CsvSource({
    "succeeded,SUCCEEDED",
    "canceled,CLOSED",
    "requires_payment_method,PENDING",
    "requires_confirmation,PENDING",
    "requires_action,PENDING",
    "requires_capture,PENDING",
    "processing,PENDING"
  })
  void everyIntentStateIsTold(String status, PaymentState told) {
    var intent = StripeSide.intent(7, 100, "usd", status);
    assertThat(payment("payment_intent.processing", intent).state()).isEqualTo(told);
  }

  /// The buyer may try another card.
  @Test
  void aFailedAttemptIsNoFailedPayment() {
    var intent =
        StripeSide.intent(7, 100, "usd", "requires_payment_method")
            .replace(
                "\"last_payment_error\":null",
                "\"last_payment_error\":{\"code\":\"card_declined\"}");
    var news = payment("payment_intent.payment_failed", intent);
    assertThat(news.state()).isEqualTo(PaymentState.PENDING);
    assertThat(news.note()).isEqualTo("card_declined");
  }

  @ParameterizedTest
  @CsvSource({
    "paid,complete,SUCCEEDED",
    "unpaid,complete,PENDING",
    "unpaid,open,PENDING",
    "unpaid,expired,CLOSED"
  })
  void aCheckoutSessionIsTold(String paid, String status, PaymentState told) {
    var session =
        """
        {"id":"cs_test_a11Y","object":"checkout.session","amount_total":2198,"currency":"usd",\
        "livemode":false,"metadata":{"payment_id":"7"},"payment_intent":"pi_1","mode":"payment",\
        "payment_status":"%s","status":"%s"}\
        """
            .formatted(paid, status);
    assertThat(payment("checkout.session.completed", session).state()).isEqualTo(told);
  }

  private PaymentNews payment(String kind, String object) {
    return ((Delivery.OfPayment) read(StripeSide.event(kind, object, ""))).news();
  }

  private Delivery read(String event) {
    return side.provider().read(StripeSide.signed(event, StripeSide.SECRET, Instant.now()));
  }

  @ParameterizedTest
  @CsvSource({
    "pending,PENDING",
    "requires_action,PENDING",
    "succeeded,SUCCEEDED",
    "failed,FAILED",
    "canceled,FAILED"
  })
  void everyRefundStateIsTold(String status, RefundState told) {
    for (var kind : new String[] {"refund.created", "refund.updated", "charge.refund.updated"}) {
      var event = StripeSide.event(kind, StripeSide.refund(9, 100, status), "");
      assertThat(((Delivery.OfRefund) read(event)).news().state()).isEqualTo(told);
    }
  }

  @Test
  void whatIsNotUnderstoodIsKeptAndWhatIsNotOursIsNot() {
    var intent = StripeSide.intent(7, 100, "usd", "succeeded");
    var event = StripeSide.event("payment_intent.succeeded", intent, "");
    var old = event.replace(StripeSide.VERSION, "2019-02-19");
    assertThat(read(old)).isInstanceOf(Delivery.Unreadable.class);
    assertThat(read(event.replace("\"status\":\"succeeded\"", "\"status\":\"dancing\"")))
        .isInstanceOf(Delivery.Unreadable.class);
    assertThat(read(event.replace("\"payment_id\":\"7\"", "\"cart\":\"7\"")))
        .isInstanceOf(Delivery.Irrelevant.class);
    assertThat(read(StripeSide.event("charge.refunded", "{\"object\":\"charge\"}", "")))
        .isInstanceOf(Delivery.Irrelevant.class);
    assertThat(read(StripeSide.event("customer.created", "{\"object\":\"customer\"}", "")))
        .isInstanceOf(Delivery.Irrelevant.class);
    // The last one is the event's own: a live event at a test account.
    int mode = event.lastIndexOf("\"livemode\":false");
    var live = event.substring(0, mode) + event.substring(mode).replaceFirst("false", "true");
    assertThat(read(live)).isInstanceOf(Delivery.Misdirected.class);
  }

  @ParameterizedTest
  @CsvSource({
    "USD,1050,1050",
    "JPY,500,500",
    "KWD,5120,5120",
    "ISK,5,500",
    "UGX,5,500",
    "MGA,500,5"
  })
  void amountsAreCountedAsStripeCounts(String currency, long ours, long stripes) {
    assertThat(StripeAmounts.toStripe(ours, currency)).isEqualTo(stripes);
    assertThat(StripeAmounts.toOurs(stripes, currency)).isEqualTo(ours);
  }

  @Test
  void whatStripeCannotCountIsRefused() {
    assertThatThrownBy(() -> StripeAmounts.toStripe(1, "MGA"))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> StripeAmounts.toOurs(501, "ISK"))
        .isInstanceOf(ArithmeticException.class);
    assertThat(side.provider().open(Charges.fresh("MGA"))).isInstanceOf(Opening.Refused.class);
  }

  @Test
  void aKnownIntentIsAskedForDirectly() {
    var charge = Charges.with("pi_3MtwBwLkdIwHu7ix28a3tqPa", "USD");
    var intent = StripeSide.intent(charge.paymentId(), 100, "usd", "succeeded");
    side.gateway().answers(request -> Reply.json(intent));
    assertThat(side.provider().query(charge)).isInstanceOf(Sighting.Seen.class);
    assertThat(side.gateway().requests().getFirst().target())
        .startsWith("/v1/payment_intents/pi_3MtwBwLkdIwHu7ix28a3tqPa?");
    side.gateway().answers(request -> StripeSide.error(404, "resource_missing"));
    assertThat(side.provider().query(charge)).isEqualTo(new Sighting.Absent<PaymentNews>());
    var another = StripeSide.intent(8, 100, "usd", "succeeded");
    side.gateway().answers(request -> Reply.json(another));
    assertThat(side.provider().query(charge)).isInstanceOf(Sighting.Unanswered.class);
  }

  @Test
  void aLostIntentIsFoundOnALaterPageAndThePaidOneFirst() {
    var charge = Charges.fresh("USD");
    var open = StripeSide.intent(charge.paymentId(), 100, "usd", "canceled");
    var paid = StripeSide.intent(charge.paymentId(), 100, "usd", "succeeded");
    side.gateway()
        .answers(request ->
            request.target().contains("starting_after=pi_3Mtw")
                ? StripeSide.list(paid)
                : Reply.json(
                    "{\"object\":\"list\",\"has_more\":true,\"data\":[%s]}".formatted(open)));
    var seen = (Sighting.Seen<PaymentNews>) side.provider().query(charge);
    assertThat(seen.news().state()).isEqualTo(PaymentState.SUCCEEDED);
    assertThat(side.gateway().requests()).hasSize(2);
    // A provider that never ends its list does not keep us for ever.
    side.gateway()
        .answers(request ->
            Reply.json("{\"object\":\"list\",\"has_more\":true,\"data\":[%s]}".formatted(open)));
    assertThat(side.provider().query(charge)).isInstanceOf(Sighting.Unanswered.class);
  }

  @Test
  void amongTooManyTheSameRequestAgainTellsTheIntent() {
    var charge = Charges.fresh("USD");
    var made = StripeSide.intent(charge.paymentId(), 12_345, "usd", "requires_payment_method");
    var paid = StripeSide.intent(charge.paymentId(), 12_345, "usd", "succeeded");
    var other = StripeSide.intent(8, 100, "usd", "succeeded");
    side.gateway()
        .answers(request -> {
          if (request.method().equals("POST")) return Reply.json(made);
          return request.target().startsWith("/v1/payment_intents/pi_")
              ? Reply.json(paid)
              : Reply.json(
                  "{\"object\":\"list\",\"has_more\":true,\"data\":[%s]}".formatted(other));
        });
    var seen = (Sighting.Seen<PaymentNews>) side.provider().query(charge);
    assertThat(seen.news().state()).isEqualTo(PaymentState.SUCCEEDED);
    assertThat(side.gateway().requests())
        .filteredOn(r -> r.method().equals("POST"))
        .singleElement()
        .satisfies(r ->
            assertThat(r.headers().get("idempotency-key"))
                .isEqualTo("holdfast-payment-" + charge.paymentId()));
  }

  /// Stripe repeats a stored 500 under the same key.
  @Test
  void aReplayedErrorDoesNotHideTheIntentThatWasMade() {
    var charge = Charges.fresh("USD");
    var intent = StripeSide.intent(charge.paymentId(), 12_345, "usd", "requires_payment_method");
    side.gateway()
        .answers(request ->
            request.method().equals("POST")
                ? new Reply(500, Map.of("Idempotent-Replayed", "true"), "{\"error\":{}}")
                : StripeSide.list(intent));
    assertThat(side.provider().open(charge)).isInstanceOf(Opening.Ready.class);
  }

  @Test
  void aRefundThatIsThereIsNotMadeAgain() {
    var charge = Charges.with("pi_3MtwBwLkdIwHu7ix28a3tqPa", "USD");
    var repayment = Charges.back(charge, 500);
    var refund = StripeSide.refund(repayment.refundId(), 500, "succeeded");
    side.gateway().answers(request -> StripeSide.list(refund));
    var seen = (Sighting.Seen<RefundNews>) side.provider().refund(repayment);
    assertThat(seen.news().state()).isEqualTo(RefundState.SUCCEEDED);
    assertThat(side.gateway().requests()).noneMatch(r -> r.method().equals("POST"));
  }

  @ParameterizedTest
  @CsvSource({"400,charge_already_refunded,true", "401,x,true", "403,x,true", "409,x,false"})
  void errorsAreToldApart(int status, String code, boolean refused) {
    var charge = Charges.with("pi_3MtwBwLkdIwHu7ix28a3tqPa", "USD");
    side.gateway()
        .answers(request ->
            request.method().equals("GET") ? StripeSide.list("") : StripeSide.error(status, code));
    var sighting = side.provider().refund(Charges.back(charge, 500));
    assertThat(sighting instanceof Sighting.Refused).isEqualTo(refused);
    assertThat(sighting instanceof Sighting.Unanswered).isEqualTo(!refused);
  }

  @Test
  void secretsStayOutOfText() {
    assertThat(StripeSide.account(URI.create("http://127.0.0.1")).toString())
        .doesNotContain("sk_", "whsec");
  }
}
