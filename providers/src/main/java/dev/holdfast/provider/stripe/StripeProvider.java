package dev.holdfast.provider.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.LiveStripeResponseGetter;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.provider.Acknowledgement;
import dev.holdfast.provider.Charge;
import dev.holdfast.provider.Closing;
import dev.holdfast.provider.Delivery;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Opening;
import dev.holdfast.provider.PaymentProvider;
import dev.holdfast.provider.Repayment;
import dev.holdfast.provider.Sighting;
import dev.holdfast.provider.Undelivered;
import dev.holdfast.provider.Verdict;
import dev.holdfast.provider.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Payment intents: the shop's page confirms one with the parameter `clientSecret`.
final class StripeProvider implements PaymentProvider {
  private static final int MAX_DESCRIPTION = 500;

  /// Less than the day for which it is kept.
  private static final Duration KEY_KEPT = Duration.ofHours(23);

  /// The charge says when it was paid.
  static final PaymentIntentRetrieveParams WITH_CHARGE =
      PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build();

  private final StripeAccount account;
  private final StripeClient client;
  private final StripeLookup lookup;
  private final StripeEvents events;

  StripeProvider(StripeAccount account, Wire wire) {
    this.account = account;
    var wired = new LiveStripeResponseGetter(new StripeOptions(account), new StripeWire(wire));
    client = new StripeClient(wired);
    lookup = new StripeLookup(client);
    events = new StripeEvents(account);
  }

  @Override
  public String account() {
    return account.name();
  }

  @Override
  public Opening open(Charge charge) {
    long amount;
    try {
      amount = StripeAmounts.toStripe(charge.amount(), charge.currency());
    } catch (ArithmeticException e) {
      return new Opening.Refused("amount", String.valueOf(e.getMessage()));
    }
    Sighting<PaymentIntent> created = StripeCalls.ask(() -> create(charge, amount));
    // Stripe repeats a stored 500 for as long as it keeps the key; the intent may be there all the
    // same.
    if (created instanceof Sighting.Unanswered
        && lookup.intent(charge, StripeLookup::tooMany)
            instanceof Sighting.Seen<PaymentIntent> seen) {
      created = seen;
    }
    return switch (created) {
      case Sighting.Seen<PaymentIntent>(var intent) -> ready(intent);
      case Sighting.Absent<PaymentIntent> a -> new Opening.Unanswered("resource_missing");
      case Sighting.Refused<PaymentIntent>(var code, var message) ->
          new Opening.Refused(code, message);
      case Sighting.Unanswered<PaymentIntent>(var reason) -> new Opening.Unanswered(reason);
    };
  }

  private PaymentIntent create(Charge charge, long amount) throws StripeException {
    var methods = PaymentIntentCreateParams.AutomaticPaymentMethods.builder().setEnabled(true);
    var params =
        PaymentIntentCreateParams.builder()
            .setAmount(amount)
            .setCurrency(charge.currency().toLowerCase(Locale.ROOT))
            .setDescription(charge.title(MAX_DESCRIPTION))
            .setAutomaticPaymentMethods(methods.build())
            .putMetadata(StripeStates.PAYMENT_ID, Long.toString(charge.paymentId()))
            .putMetadata("order_id", Long.toString(charge.orderId()))
            .build();
    return client.v1().paymentIntents().create(params, key("payment", charge.paymentId()));
  }

  private static RequestOptions key(String kind, long id) {
    return RequestOptions.builder().setIdempotencyKey("holdfast-" + kind + "-" + id).build();
  }

  private Opening ready(PaymentIntent intent) {
    @Nullable String secret = intent.getClientSecret();
    if (intent.getId() == null || secret == null) return new Opening.Unanswered("no client_secret");
    var params = new TreeMap<String, String>();
    params.put("clientSecret", secret);
    if (account.publishableKey() != null) params.put("publishableKey", account.publishableKey());
    return new Opening.Ready(intent.getId(), params);
  }

  @Override
  public Sighting<PaymentNews> query(Charge charge) {
    return intent(charge).then(intent -> StripeCalls.ask(() -> StripeStates.news(intent)));
  }

  private Sighting<PaymentIntent> intent(Charge charge) {
    var known = charge.providerId();
    if (known == null) return lookup.intent(charge, () -> again(charge));
    return StripeCalls.ask(
        () -> ours(charge, client.v1().paymentIntents().retrieve(known, WITH_CHARGE)));
  }

  /// The same request again tells what it made, or would have, for as long as Stripe keeps its key.
  private Sighting<PaymentIntent> again(Charge charge) {
    if (charge.createdAt().plus(KEY_KEPT).isBefore(Instant.now())) return StripeLookup.tooMany();
    return StripeCalls.ask(() -> {
      var made = create(charge, StripeAmounts.toStripe(charge.amount(), charge.currency()));
      return ours(charge, client.v1().paymentIntents().retrieve(made.getId(), WITH_CHARGE));
    });
  }

  private static PaymentIntent ours(Charge charge, PaymentIntent intent) {
    var id = StripeStates.id(intent.getMetadata(), StripeStates.PAYMENT_ID);
    if (id != null && id == charge.paymentId()) return intent;
    throw new IllegalArgumentException("the answer is about another payment");
  }

  @Override
  public Sighting<PaymentNews> close(Charge charge) {
    return intent(charge)
        .then(intent -> Closing.settled(cancel(charge, intent.getId()), () -> query(charge)));
  }

  private Sighting<PaymentNews> cancel(Charge charge, String id) {
    return StripeCalls.ask(
        () -> StripeStates.news(ours(charge, client.v1().paymentIntents().cancel(id))));
  }

  /// Looks first: the idempotency key protects for a day, our refund id for ever.
  @Override
  public Sighting<RefundNews> refund(Repayment repayment) {
    return intentId(repayment.charge())
        .then(intent -> madeOnce(intent, repayment))
        .then(refund -> StripeCalls.ask(() -> StripeStates.news(refund)));
  }

  private Sighting<Refund> madeOnce(String intent, Repayment repayment) {
    var made = lookup.refund(intent, repayment);
    return made instanceof Sighting.Absent
        ? StripeCalls.ask(() -> ours(repayment, create(intent, repayment)))
        : made;
  }

  private Refund create(String intent, Repayment repayment) throws StripeException {
    var currency = repayment.charge().currency();
    var params =
        RefundCreateParams.builder()
            .setPaymentIntent(intent)
            .setAmount(StripeAmounts.toStripe(repayment.amount(), currency))
            .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
            .putMetadata(StripeStates.REFUND_ID, Long.toString(repayment.refundId()))
            .putMetadata("reason", repayment.reason(MAX_DESCRIPTION))
            .build();
    return client.v1().refunds().create(params, key("refund", repayment.refundId()));
  }

  private Sighting<String> intentId(Charge charge) {
    var known = charge.providerId();
    return known == null
        ? intent(charge).then(intent -> new Sighting.Seen<>(intent.getId()))
        : new Sighting.Seen<>(known);
  }

  @Override
  public Sighting<RefundNews> queryRefund(Repayment repayment) {
    return made(repayment).then(refund -> StripeCalls.ask(() -> StripeStates.news(refund)));
  }

  private Sighting<Refund> made(Repayment repayment) {
    var known = repayment.providerId();
    return known == null
        ? intentId(repayment.charge()).then(intent -> lookup.refund(intent, repayment))
        : StripeCalls.ask(() -> ours(repayment, client.v1().refunds().retrieve(known)));
  }

  private static Refund ours(Repayment repayment, Refund refund) {
    var id = StripeStates.id(refund.getMetadata(), StripeStates.REFUND_ID);
    if (id != null && id == repayment.refundId()) return refund;
    throw new IllegalArgumentException("the answer is about another refund");
  }

  @Override
  public Sighting<Undelivered> undelivered(Instant since, BooleanSupplier mayCall) {
    return new StripeUndelivered(client, mayCall).since(since);
  }

  @Override
  public Sighting<Incoming> reworded(Incoming undelivered) {
    return StripeRewording.of(client, undelivered);
  }

  @Override
  public Verdict verify(Incoming incoming, Instant receivedAt) {
    return events.verify(incoming, receivedAt);
  }

  @Override
  public Delivery read(Incoming incoming) {
    return events.read(incoming);
  }

  @Override
  public Acknowledgement accepted() {
    return new Acknowledgement(200, "application/json", json("{\"received\":true}"));
  }

  @Override
  public Acknowledgement refused(int status) {
    return new Acknowledgement(status, "application/json", json("{\"received\":false}"));
  }

  private static byte[] json(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
