package dev.holdfast.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionCreateParams;
import dev.holdfast.sandbox.fault.Fault;
import dev.holdfast.sandbox.web.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stripe's own SDK talks to the sandbox, and believes what it says.
class StripeTests {
  @TempDir Path dataDir;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Stage stage;

  @SuppressWarnings("NullAway.Init") // set before each test
  private StripeClient stripe;

  @BeforeEach
  void open() {
    stage = new Stage(dataDir, options -> options);
    stripe = client(Json.text(stage.account("stripe"), "secretKey"));
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private StripeClient client(String key) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase(Json.text(stage.account("stripe"), "base"))
        .setMaxNetworkRetries(0)
        .build();
  }

  private PaymentIntent intent(String key, long amount) throws StripeException {
    var params =
        PaymentIntentCreateParams.builder()
            .setAmount(amount)
            .setCurrency("eur")
            .setDescription("Tea")
            .putMetadata("payment_id", "7")
            .build();
    return stripe.v1().paymentIntents().create(params, under(key));
  }

  private static RequestOptions under(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }

  private void pay(PaymentIntent intent) {
    stage.pay("/pay/stripe/" + intent.getId());
  }

  private Event event(Merchant.Heard heard, String body) throws SignatureVerificationException {
    var secret = stage.account("stripe").path("webhookSecrets").path(0).asString();
    return Webhook.constructEvent(body, heard.header("stripe-signature"), secret);
  }

  @Test
  void theSdkAcceptsTheWebhook() throws StripeException {
    var intent = intent("k1", 1_230);
    assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
    assertThat(intent.getClientSecret()).startsWith(intent.getId() + "_secret_");
    pay(intent);
    var heard = stage.heard(1).getFirst();
    assertThat(heard.path()).isEqualTo("/v1/callbacks/stripe");
    var event = event(heard, heard.body());
    assertThat(event.getType()).isEqualTo("payment_intent.succeeded");
    var told = (PaymentIntent) event.getDataObjectDeserializer().getObject().orElseThrow();
    assertThat(told.getId()).isEqualTo(intent.getId());
    assertThat(told.getAmountReceived()).isEqualTo(1_230);
    assertThat(told.getMetadata()).containsEntry("payment_id", "7");
    assertThat(stripe.v1().paymentIntents().retrieve(intent.getId()).getStatus())
        .isEqualTo("succeeded");
  }

  @Test
  void aFlippedBitAnywhereFails() throws StripeException {
    pay(intent("k1", 1_230));
    var heard = stage.heard(1).getFirst();
    var bytes = heard.body().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 1;
      var flipped = new String(bytes, StandardCharsets.UTF_8);
      assertThatThrownBy(() -> event(heard, flipped)).isInstanceOf(Exception.class);
      bytes[i] ^= 1;
    }
  }

  @Test
  void aKeyIsAnsweredOnceAndForAll() throws StripeException {
    var first = intent("k1", 1_230);
    pay(first);
    stage.restart();
    var again = intent("k1", 1_230);
    assertThat(again.getId()).isEqualTo(first.getId());
    assertThat(again.getStatus()).isEqualTo("requires_payment_method");
    assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .contains("true");
    assertThatThrownBy(() -> intent("k1", 1_231)).isInstanceOf(IdempotencyException.class);
  }

  @Test
  void anIntentIsFoundByItsTime() throws StripeException {
    var one = intent("k1", 1_230);
    var two = intent("k2", 1_240);
    var since = PaymentIntentListParams.Created.builder().setGte(one.getCreated() - 60).build();
    var params = PaymentIntentListParams.builder().setCreated(since).setLimit(1L).build();
    var page = stripe.v1().paymentIntents().list(params);
    assertThat(page.getData()).extracting(PaymentIntent::getId).containsExactly(two.getId());
    assertThat(page.getHasMore()).isTrue();
    var all = new ArrayList<String>();
    page.autoPagingIterable().forEach(intent -> all.add(intent.getId()));
    assertThat(all).containsExactly(two.getId(), one.getId());
  }

  @Test
  void whatIsCanceledIsNotPaid() throws StripeException {
    var intent = intent("k1", 1_230);
    assertThat(stripe.v1().paymentIntents().cancel(intent.getId()).getStatus())
        .isEqualTo("canceled");
    pay(intent);
    assertThat(stripe.v1().paymentIntents().retrieve(intent.getId()).getStatus())
        .isEqualTo("canceled");
    assertThatThrownBy(() -> stripe.v1().paymentIntents().cancel(intent.getId()))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("payment_intent_unexpected_state"));
  }

  @Test
  void refundsAreListedAndTold() throws StripeException {
    var intent = intent("k1", 1_230);
    pay(intent);
    var params =
        RefundCreateParams.builder()
            .setPaymentIntent(intent.getId())
            .setAmount(230L)
            .putMetadata("refund_id", "9")
            .build();
    var refund = stripe.v1().refunds().create(params, under("r1"));
    assertThat(refund.getStatus()).isEqualTo("succeeded");
    assertThat(stripe.v1().refunds().create(params, under("r1")).getId()).isEqualTo(refund.getId());
    var rest = RefundCreateParams.builder().setPaymentIntent(intent.getId()).build();
    assertThat(stripe.v1().refunds().create(rest, under("r2")).getAmount()).isEqualTo(1_000);
    assertThatThrownBy(() -> stripe.v1().refunds().create(rest, under("r3")))
        .isInstanceOf(InvalidRequestException.class);
    var list = RefundListParams.builder().setPaymentIntent(intent.getId()).build();
    assertThat(stripe.v1().refunds().list(list).getData()).hasSize(2);
    assertThat(stage.heard(3))
        .anySatisfy(
            heard -> assertThat(heard.body()).contains("refund.updated", "\"refund_id\":\"9\""));
  }

  @Test
  void aSessionHasAPageAndAnIntentOnceItIsPaid() throws StripeException {
    var line =
        SessionCreateParams.LineItem.builder()
            .setQuantity(2L)
            .setPriceData(
                SessionCreateParams.LineItem.PriceData.builder()
                    .setCurrency("eur")
                    .setUnitAmount(500L)
                    .setProductData(
                        SessionCreateParams.LineItem.PriceData.ProductData.builder()
                            .setName("Cup")
                            .build())
                    .build())
            .build();
    var params =
        SessionCreateParams.builder()
            .setMode(SessionCreateParams.Mode.PAYMENT)
            .setSuccessUrl("http://127.0.0.1/thanks?s={CHECKOUT_SESSION_ID}")
            .addLineItem(line)
            .build();
    var session = stripe.v1().checkout().sessions().create(params);
    assertThat(session.getAmountTotal()).isEqualTo(1_000);
    assertThat(session.getPaymentIntent()).isNull();
    stage.pay(session.getUrl());
    var done = stripe.v1().checkout().sessions().retrieve(session.getId());
    assertThat(done.getPaymentStatus()).isEqualTo("paid");
    assertThat(stripe.v1().paymentIntents().retrieve(done.getPaymentIntent()).getStatus())
        .isEqualTo("succeeded");
    assertThat(stage.heard(2)).hasSize(2);
  }

  @Test
  void anEventThatWasLostIsListed() throws StripeException {
    stage.put("/sandbox/faults", "{\"shares\": {\"%s\": 1}}".formatted(Fault.LOSE.label()));
    pay(intent("k1", 1_230));
    var params = EventListParams.builder().setDeliverySuccess(false).build();
    var events = stripe.v1().events().list(params).getData();
    assertThat(events).extracting(Event::getType).containsExactly("payment_intent.succeeded");
    assertThat(stage.merchant.heard()).isEmpty();
  }

  @Test
  void aStrangersRequestIsRefused() {
    stripe = client("sk_test_wrong");
    assertThatThrownBy(() -> intent("k1", 1_230)).isInstanceOf(AuthenticationException.class);
  }
}
