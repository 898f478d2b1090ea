package dev.holdfast.provider.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import com.stripe.net.ApiResource;
import com.stripe.net.Webhook;
import dev.holdfast.provider.Delivery;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Verdict;
import dev.holdfast.provider.wire.BodyId;
import dev.holdfast.provider.wire.StrictText;
import java.nio.charset.CharacterCodingException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Stripe's events. `https://docs.stripe.com/webhooks`
record StripeEvents(StripeAccount account) {
  private static final Pattern TIME = Pattern.compile("(?:^|,)t=([0-9]{1,11})(?:,|$)");

  Verdict verify(Incoming incoming, Instant receivedAt) {
    var header = incoming.header("stripe-signature");
    if (header == null) return new Verdict.Forged("no signature");
    var time = TIME.matcher(header);
    if (!time.find()) return new Verdict.Forged("no time");
    try {
      var payload = StrictText.utf8(incoming.body());
      if (account.webhookSecrets().stream()
          .noneMatch(s -> signed(payload, header, s, receivedAt))) {
        return new Verdict.Forged("no active secret signed it, or too long ago");
      }
    } catch (CharacterCodingException e) {
      return new Verdict.Forged("not UTF-8");
    }
    // The SDK looks at the past only.
    var sentAt = Instant.ofEpochSecond(Long.parseLong(time.group(1)));
    return sentAt.isAfter(receivedAt.plusSeconds(Webhook.DEFAULT_TOLERANCE))
        ? new Verdict.Forged("sent at " + sentAt)
        : new Verdict.Genuine();
  }

  /// Signatures come first, parsing later: the SDK's `constructEvent` does it the other way.
  private static boolean signed(String payload, String header, String secret, Instant at) {
    try {
      var clock = Clock.fixed(at, ZoneOffset.UTC);
      return Webhook.Signature.verifyHeader(
          payload, header, secret, Webhook.DEFAULT_TOLERANCE, clock);
    } catch (SignatureVerificationException | RuntimeException e) {
      return false;
    }
  }

  Delivery read(Incoming incoming) {
    var messageId = BodyId.of(incoming.body());
    try {
      @Nullable Event event =
          ApiResource.GSON.fromJson(StrictText.utf8(incoming.body()), Event.class);
      if (event == null) return new Delivery.Unreadable(messageId, "no event");
      @Nullable String id = event.getId();
      if (id == null || id.isBlank()) return new Delivery.Unreadable(messageId, "no id");
      messageId = id;
      return read(id, event);
    } catch (CharacterCodingException | RuntimeException e) {
      return new Delivery.Unreadable(messageId, String.valueOf(e.getMessage()));
    }
  }

  private Delivery read(String id, Event event) {
    @Nullable String of = event.getAccount();
    if (of != null && account.accountId() != null && !of.equals(account.accountId())) {
      return new Delivery.Misdirected(id, "account " + of);
    }
    if (event.getLivemode() != account.isLive()) {
      return new Delivery.Misdirected(id, "livemode " + event.getLivemode());
    }
    var kind = event.getType();
    if (!isFollowed(kind)) return new Delivery.Irrelevant(id, kind);
    var object = event.getDataObjectDeserializer().getObject();
    // Empty when the event has another API version than the SDK.
    return object.isPresent()
        ? read(id, kind, object.get(), StripeStates.time(event.getCreated()))
        : new Delivery.Unreadable(id, "API version " + event.getApiVersion());
  }

  /// Not `charge.refunded`, which tells the sum and not the refund: `refund.updated` does.
  private static boolean isFollowed(String kind) {
    return kind.startsWith("payment_intent.")
        || kind.startsWith("refund.")
        || kind.equals("charge.refund.updated")
        || kind.startsWith("checkout.session.");
  }

  /// What carries no id of ours belongs to somebody else who uses the same account.
  private static Delivery read(
      String messageId, String kind, StripeObject object, @Nullable Instant at) {
    if (object instanceof PaymentIntent intent) {
      var id = StripeStates.id(intent.getMetadata(), StripeStates.PAYMENT_ID);
      if (id != null) return new Delivery.OfPayment(messageId, id, StripeStates.news(intent, at));
    }
    if (object instanceof Session session) {
      var id = StripeStates.id(session.getMetadata(), StripeStates.PAYMENT_ID);
      if (id != null) return new Delivery.OfPayment(messageId, id, StripeStates.news(session, at));
    }
    if (object instanceof Refund refund) {
      var id = StripeStates.id(refund.getMetadata(), StripeStates.REFUND_ID);
      if (id != null) return new Delivery.OfRefund(messageId, id, StripeStates.news(refund));
    }
    return new Delivery.Irrelevant(messageId, kind);
  }
}
