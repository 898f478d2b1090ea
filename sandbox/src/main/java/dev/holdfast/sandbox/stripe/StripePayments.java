package dev.holdfast.sandbox.stripe;

import dev.holdfast.sandbox.keys.Chance;
import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.ledger.Trade;
import dev.holdfast.sandbox.ledger.TradeState;
import dev.holdfast.sandbox.till.NewTrade;
import dev.holdfast.sandbox.till.Till;
import dev.holdfast.sandbox.web.Request;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Intents and sessions as the API speaks of them.
final class StripePayments {
  private static final long MIN_SECONDS = 30 * 60;
  private static final long MAX_SECONDS = 24 * 60 * 60;
  private static final long CLOCK_SLACK_SECONDS = 30;
  private static final int SECRET = 25;

  private final Till till;
  private final String webhook;

  StripePayments(Till till, String webhook) {
    this.till = till;
    this.webhook = webhook;
  }

  Trade openIntent(Request request) {
    var form = request.form();
    long amount = positive(form, "amount");
    var title = form.getOrDefault("description", "");
    return open(
        request, StripeIds.newIntent(), title, amount, StripeApi.required(form, "currency"), 0);
  }

  Trade openSession(Request request) {
    var form = request.form();
    if (!"payment".equals(form.get("mode"))) {
      throw StripeRefused.invalid("parameter_invalid", "mode must be payment");
    }
    StripeApi.required(form, "success_url");
    long amount = 0;
    int line = 0;
    while (form.containsKey(lineField(line, "[price_data][unit_amount]"))) {
      amount +=
          positive(form, lineField(line, "[price_data][unit_amount]"))
              * positive(form, lineField(line, "[quantity]"));
      line++;
    }
    if (amount < 1) throw StripeRefused.invalid("parameter_missing", "line_items is missing");
    return open(
        request,
        StripeIds.newSession(),
        form.getOrDefault(lineField(0, "[price_data][product_data][name]"), ""),
        amount,
        StripeApi.required(form, lineField(0, "[price_data][currency]")),
        expiry(form));
  }

  private static String lineField(int line, String field) {
    return "line_items[" + line + "]" + field;
  }

  /// From half an hour to a day ahead, as Stripe wants it.
  private static long expiry(Map<String, String> form) {
    long now = System.currentTimeMillis() / 1_000;
    if (!form.containsKey("expires_at")) return (now + MAX_SECONDS) * 1_000;
    long at = positive(form, "expires_at");
    if (at < now + MIN_SECONDS - CLOCK_SLACK_SECONDS || at > now + MAX_SECONDS) {
      throw StripeRefused.invalid(
          "parameter_invalid",
          "The `expires_at` timestamp must be between 30 minutes and 24 hours from now.");
    }
    return at * 1_000;
  }

  private Trade open(
      Request request, String id, String title, long amount, String currency, long expiresAt) {
    var form = request.form();
    var extras = new HashMap<String, String>();
    form.forEach((name, value) -> {
      if (name.contains("metadata[") || name.contains("[metadata]")) extras.put(name, value);
    });
    for (var name : new String[] {"client_reference_id", "success_url", "cancel_url"}) {
      if (form.containsKey(name)) extras.put(name, form.getOrDefault(name, ""));
    }
    extras.put("api_version", request.header("stripe-version"));
    extras.put("secret", Chance.letters(SECRET));
    var key = request.header("idempotency-key");
    return till.open(
        new NewTrade(
            id,
            Channel.STRIPE,
            key.isEmpty() ? id : key,
            title,
            amount,
            currency.toUpperCase(Locale.ROOT),
            webhook,
            extras,
            expiresAt));
  }

  ObjectNode listIntents(Request request, StripeObjects objects) {
    var query = request.parameters();
    var trades =
        till.trades(Channel.STRIPE).reversed().stream()
            .filter(trade -> StripePage.isCreatedWithin(trade.openedAt() / 1_000, query))
            .toList();
    return StripePage.of(
        trades, query, StripeIds::intent, objects.intent(request), "/v1/payment_intents");
  }

  Trade known(String id) {
    return find(id).orElseThrow(() -> StripeRefused.missing("payment: '" + id + "'"));
  }

  /// The trade that a refund names.
  Trade known(Map<String, String> form) {
    var intent = form.getOrDefault("payment_intent", "");
    return known(intent.isEmpty() ? StripeApi.required(form, "charge") : intent);
  }

  /// By the id of a session, an intent or a charge.
  Optional<Trade> find(String id) {
    return till.find(id)
        .or(() -> till.find(StripeIds.intentOf(id)))
        .or(() -> till.find(StripeIds.sessionOf(id)))
        .filter(trade -> trade.channel() == Channel.STRIPE);
  }

  Trade close(Trade trade) {
    var closed = trade.state() == TradeState.OPEN ? till.close(trade.id()).orElseThrow() : trade;
    if (closed.wasPaid() || trade.state() != TradeState.OPEN) {
      var what = StripeIds.isSession(trade.id()) ? "session" : "payment_intent";
      throw StripeRefused.invalid(
          what + "_unexpected_state", "It cannot be canceled in the state that it is in.");
    }
    return closed;
  }

  static long positive(Map<String, String> form, String name) {
    var value = StripeApi.required(form, name);
    if (!value.matches("[1-9]\\d{0,11}")) {
      throw StripeRefused.invalid("parameter_invalid_integer", "Invalid integer: " + name);
    }
    return Long.parseLong(value);
  }
}
