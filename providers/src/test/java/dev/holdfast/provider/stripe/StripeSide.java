package dev.holdfast.provider.stripe;

import com.stripe.net.Webhook;
import dev.holdfast.provider.Charge;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.PaymentProvider;
import dev.holdfast.provider.Repayment;
import dev.holdfast.provider.contract.Gateway;
import dev.holdfast.provider.contract.Gateway.Reply;
import dev.holdfast.provider.contract.ProviderUnderTest;
import dev.holdfast.provider.wire.Limits;
import dev.holdfast.provider.wire.Wire;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Stripe's side: objects and events with the fields of its API reference, signed by its SDK.
final class StripeSide implements ProviderUnderTest {
  static final String VERSION = com.stripe.Stripe.API_VERSION;
  static final String SECRET = "whsec_test_secret";
  static final String NEXT_SECRET = "whsec_next_secret";

  private final Gateway gateway = new Gateway();
  private final Wire wire = new Wire(new Limits(Duration.ofMillis(300), Duration.ofMillis(700)));
  private final PaymentProvider provider = Stripe.provider(account(gateway.base()), wire);

  static StripeAccount account(URI base) {
    return new StripeAccount(
        "stripe",
        "acct_1032D82eZvKYlo2C",
        base,
        "sk_test_51abc",
        "pk_test_51abc",
        List.of(SECRET, NEXT_SECRET));
  }

  @Override
  public PaymentProvider provider() {
    return provider;
  }

  @Override
  public Gateway gateway() {
    return gateway;
  }

  @Override
  public String currency() {
    return "USD";
  }

  private static final String CHARGE =
      "{\"id\":\"ch_3MmlLrLkdIwHu7ix0snN0B15\",\"object\":\"charge\",\"created\":1679090539}";

  /// After `https://docs.stripe.com/api/payment_intents/object`, with its charge.
  static String intent(long paymentId, long amount, String currency, String status) {
    return """
    {"id":"pi_3MtwBwLkdIwHu7ix28a3tqPa","object":"payment_intent","amount":%d,\
    "amount_capturable":0,"amount_received":%d,"automatic_payment_methods":{"enabled":true},\
    "canceled_at":null,"capture_method":"automatic","client_secret":"pi_3MtwBw_secret_YrKJ",\
    "confirmation_method":"automatic","created":1680800504,"currency":"%s",\
    "last_payment_error":null,"latest_charge":%s,"livemode":false,"metadata":{"payment_id":"%d"},\
    "payment_method_types":["card","link"],"status":"%s"}\
    """
        .formatted(
            amount,
            status.equals("succeeded") ? amount : 0,
            currency,
            status.equals("succeeded") ? CHARGE : null,
            paymentId,
            status);
  }

  /// After `https://docs.stripe.com/api/refunds/object`.
  static String refund(long refundId, long amount, String status) {
    return """
    {"id":"re_1Nispe2eZvKYlo2Cd31jOCgZ","object":"refund","amount":%d,\
    "balance_transaction":null,"charge":"ch_1NirD82eZvKYlo2CIvbtLWuY","created":1692942318,\
    "currency":"usd","metadata":{"refund_id":"%d"},\
    "payment_intent":"pi_3MtwBwLkdIwHu7ix28a3tqPa","reason":null,"receipt_number":null,\
    "status":"%s"}\
    """
        .formatted(amount, refundId, status);
  }

  /// After `https://docs.stripe.com/api/events/object`.
  static String event(String kind, String object, String more) {
    return """
    {"id":"evt_1NG8Du2eZvKYlo2CUI79vXWy","object":"event","api_version":"%s",\
    "created":1686089970,"data":{"object":%s},"livemode":false,"pending_webhooks":0,\
    "request":{"id":null,"idempotency_key":null},"type":"%s"%s}\
    """
        .formatted(VERSION, object, kind, more);
  }

  static Incoming signed(String body, String secret, Instant sentAt) {
    try {
      var time = sentAt.getEpochSecond();
      var sign = Webhook.Util.computeHmacSha256(secret, time + "." + body);
      var headers = new TreeMap<>(Map.of("stripe-signature", "t=" + time + ",v1=" + sign));
      return new Incoming(headers, body.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String paid(long paymentId, long amount, String more) {
    var intent = intent(paymentId, amount, "usd", "succeeded");
    return event("payment_intent.succeeded", intent, more);
  }

  @Override
  public Incoming paid(Charge charge, long amount, Instant sentAt) {
    return signed(paid(charge.paymentId(), amount, ""), SECRET, sentAt);
  }

  @Override
  public Incoming paidByOtherKey(Charge charge, Instant sentAt) {
    return signed(paid(charge.paymentId(), 100, ""), NEXT_SECRET, sentAt);
  }

  @Override
  public Incoming paidByRetiredKey(Charge charge, Instant sentAt) {
    return signed(paid(charge.paymentId(), 100, ""), "whsec_retired", sentAt);
  }

  @Override
  public Incoming paidToStranger(Charge charge, Instant sentAt) {
    var stranger = ",\"account\":\"acct_0000000000000000\"";
    return signed(paid(charge.paymentId(), 100, stranger), SECRET, sentAt);
  }

  @Override
  public Incoming refunded(Repayment repayment, Instant sentAt) {
    var refund = refund(repayment.refundId(), repayment.amount(), "succeeded");
    return signed(event("refund.updated", refund, ""), SECRET, sentAt);
  }

  @Override
  public Set<String> signedHeaders() {
    return Set.of("stripe-signature");
  }

  @Override
  public boolean tellsTime() {
    return true;
  }

  @Override
  public void knows(Charge charge, Knows state) {
    var id = charge.paymentId();
    var status =
        switch (state) {
          case NOTHING, WAITING -> "requires_payment_method";
          case DONE -> "succeeded";
          case ENDED -> "canceled";
        };
    var intent = intent(id, charge.amount(), "usd", status);
    gateway.answers(request -> {
      if (request.method().equals("GET")) return list(state == Knows.NOTHING ? "" : intent);
      if (!request.target().endsWith("/cancel")) return Reply.json(intent);
      return state == Knows.WAITING
          ? Reply.json(intent(id, charge.amount(), "usd", "canceled"))
          : error(400, "payment_intent_unexpected_state");
    });
  }

  @Override
  public void knows(Repayment repayment, Knows state) {
    var charge = repayment.charge();
    var intent = intent(charge.paymentId(), charge.amount(), "usd", "succeeded");
    var status =
        switch (state) {
          case NOTHING, WAITING -> "pending";
          case DONE -> "succeeded";
          case ENDED -> "failed";
        };
    var refund = refund(repayment.refundId(), repayment.amount(), status);
    gateway.answers(request -> {
      if (request.target().startsWith("/v1/payment_intents")) return list(intent);
      if (request.method().equals("POST")) return Reply.json(refund);
      return list(state == Knows.DONE ? refund : "");
    });
  }

  static Reply list(String items) {
    return Reply.json(
        "{\"object\":\"list\",\"url\":\"/v1/x\",\"has_more\":false,\"data\":[%s]}"
            .formatted(items));
  }

  static Reply error(int status, String code) {
    var error =
        "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"%s\",\"message\":\"no\"}}"
            .formatted(code);
    return new Reply(status, Map.of(), error);
  }

  @Override
  public void close() {
    gateway.close();
    wire.close();
  }
}
