package dev.holdfast.sandbox.stripe;

import dev.holdfast.sandbox.ledger.Refund;
import dev.holdfast.sandbox.ledger.RefundState;
import dev.holdfast.sandbox.ledger.Trade;
import dev.holdfast.sandbox.web.Json;
import dev.holdfast.sandbox.web.Request;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Intents, sessions and refunds as Stripe writes them.
final class StripeObjects {
  private static final String CHARGE = "latest_charge";
  private static final String METADATA = "metadata[";
  private static final String INTENT_METADATA = "payment_intent_data[metadata][";

  private final String payPage;

  /// @param payPage where the buyer pays, before the trade's id
  StripeObjects(String payPage) {
    this.payPage = payPage;
  }

  /// As the request wants it: with its charge in it, if that is to be expanded.
  Function<Trade, ObjectNode> intent(Request request) {
    boolean expanded =
        asked(request).anyMatch(path -> path.equals(CHARGE) || path.equals("data." + CHARGE));
    return trade -> {
      var intent = intent(trade);
      if (expanded && trade.wasPaid()) intent.set(CHARGE, charge(trade));
      return intent;
    };
  }

  /// The paths of `expand[]`, wherever the request has them.
  private static Stream<String> asked(Request request) {
    var form = request.method().equals("POST") ? request.form() : Map.<String, String>of();
    return Stream.concat(form.entrySet().stream(), request.parameters().entrySet().stream())
        .filter(field -> field.getKey().startsWith("expand["))
        .map(Map.Entry::getValue);
  }

  private static ObjectNode charge(Trade trade) {
    return Json.object()
        .put("id", StripeIds.charge(trade))
        .put("object", "charge")
        .put("amount", trade.paid())
        .put("amount_captured", trade.paid())
        .put("captured", true)
        .put("created", trade.paidAt() / 1_000)
        .put("currency", trade.currency().toLowerCase(Locale.ROOT))
        .put("livemode", false)
        .put("paid", true)
        .put("payment_intent", StripeIds.intent(trade))
        .put("status", "succeeded");
  }

  ObjectNode intent(Trade trade) {
    boolean paid = trade.wasPaid();
    var id = StripeIds.intent(trade);
    var object =
        Json.object()
            .put("id", id)
            .put("object", "payment_intent")
            .put("amount", paid ? trade.paid() : trade.amount())
            .put("amount_capturable", 0)
            .put("amount_received", trade.paid())
            .putNull("canceled_at")
            .putNull("cancellation_reason")
            .put("capture_method", "automatic")
            .put("client_secret", id + "_secret_" + trade.extra("secret"))
            .put("confirmation_method", "automatic")
            .put("created", trade.openedAt() / 1_000)
            .put("currency", trade.currency().toLowerCase(Locale.ROOT))
            .put("description", trade.title())
            .putNull("last_payment_error")
            .putNull("next_action")
            .put("livemode", false);
    switch (trade.state()) {
      case OPEN -> object.put("status", "requires_payment_method").putNull(CHARGE);
      case CLOSED ->
          object
              .put("status", "canceled")
              .put("canceled_at", trade.closedAt() / 1_000)
              .putNull(CHARGE);
      case PAID ->
          object
              .put("status", "succeeded")
              .put(CHARGE, StripeIds.charge(trade))
              .put("payment_method", "pm_card_visa");
    }
    object.putArray("payment_method_types").add("card");
    boolean session = StripeIds.isSession(trade.id());
    metadata(object, trade.extras(), session ? INTENT_METADATA : METADATA);
    return object;
  }

  /// Without its intent until it is paid, as since 2022.
  ObjectNode session(Trade trade) {
    var object =
        Json.object()
            .put("id", trade.id())
            .put("object", "checkout.session")
            .put("amount_subtotal", trade.amount())
            .put("amount_total", trade.wasPaid() ? trade.paid() : trade.amount())
            .put("cancel_url", trade.extra("cancel_url"))
            .put("client_reference_id", trade.extra("client_reference_id"))
            .put("created", trade.openedAt() / 1_000)
            .put("currency", trade.currency().toLowerCase(Locale.ROOT))
            .put("expires_at", trade.expiresAt() / 1_000)
            .put("livemode", false)
            .put("mode", "payment")
            .put("payment_status", trade.wasPaid() ? "paid" : "unpaid")
            .put("success_url", trade.extra("success_url"));
    switch (trade.state()) {
      case OPEN -> object.put("status", "open").put("url", payPage + trade.id());
      case CLOSED -> object.put("status", "expired").putNull("url");
      case PAID ->
          object
              .put("status", "complete")
              .putNull("url")
              .put("payment_intent", StripeIds.intent(trade));
    }
    if (!trade.wasPaid()) object.putNull("payment_intent");
    object.putArray("payment_method_types").add("card");
    metadata(object, trade.extras(), METADATA);
    return object;
  }

  ObjectNode refund(Trade trade, Refund refund) {
    var object =
        Json.object()
            .put("id", refund.id())
            .put("object", "refund")
            .put("amount", refund.amount())
            .put("charge", StripeIds.charge(trade))
            .put("created", refund.askedAt() / 1_000)
            .put("currency", trade.currency().toLowerCase(Locale.ROOT))
            .put("payment_intent", StripeIds.intent(trade))
            .put("status", refund.state().name().toLowerCase(Locale.ROOT));
    if (refund.state() == RefundState.FAILED) {
      object.put("failure_reason", "expired_or_canceled_card");
    }
    if (refund.reason().isEmpty()) object.putNull("reason");
    else object.put("reason", refund.reason());
    metadata(object, refund.extras(), METADATA);
    return object;
  }

  static ObjectNode event(String id, String type, String version, long millis, ObjectNode about) {
    var event =
        Json.object()
            .put("id", id)
            .put("object", "event")
            .put("api_version", version)
            .put("created", millis / 1_000)
            .put("livemode", false)
            .put("pending_webhooks", 1)
            .put("type", type);
    event.putObject("data").set("object", about);
    event.putObject("request").putNull("id").putNull("idempotency_key");
    return event;
  }

  private static void metadata(ObjectNode object, Map<String, String> extras, String prefix) {
    var metadata = object.putObject("metadata");
    extras.forEach((name, value) -> {
      if (!name.startsWith(prefix)) return;
      metadata.put(name.substring(prefix.length(), name.length() - 1), value);
    });
  }
}
