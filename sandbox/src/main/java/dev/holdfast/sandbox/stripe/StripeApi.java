package dev.holdfast.sandbox.stripe;

import dev.holdfast.sandbox.keys.Chance;
import dev.holdfast.sandbox.keys.Keys;
import dev.holdfast.sandbox.ledger.Ledger;
import dev.holdfast.sandbox.ledger.Trade;
import dev.holdfast.sandbox.till.Hitches;
import dev.holdfast.sandbox.till.Till;
import dev.holdfast.sandbox.web.Answer;
import dev.holdfast.sandbox.web.Json;
import dev.holdfast.sandbox.web.Request;
import dev.holdfast.sandbox.web.Router;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// `/v1/...`: forms in, JSON out, a secret key in `Authorization`.
public final class StripeApi {
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final int REQUEST_ID = 14;

  private final Keys.Stripe keys;
  private final Till till;
  private final Hitches hitches;
  private final StripeObjects objects;
  private final StripePayments payments;
  private final StripeRefunds refunds;
  private final StripeEvents events;
  private final Idempotency idempotency;

  /// @param payPage where the buyer pays, before the trade's id
  /// @param webhook where events go, as its owner has set it at Stripe
  public StripeApi(
      Keys.Stripe keys, Till till, Ledger ledger, Hitches hitches, String payPage, String webhook) {
    this.keys = keys;
    this.till = till;
    this.hitches = hitches;
    this.objects = new StripeObjects(payPage);
    this.payments = new StripePayments(till, webhook);
    this.refunds = new StripeRefunds(till, payments, objects);
    this.events = new StripeEvents(ledger);
    this.idempotency = new Idempotency(ledger);
  }

  public void at(Router router) {
    var intents = "/v1/payment_intents";
    open(router, intents, r -> opened(payments.openIntent(r), objects.intent(r)));
    get(router, intents, r -> ok(payments.listIntents(r, objects)));
    get(router, intents + "/{id}", r -> found("query", r, objects.intent(r)));
    post(router, intents + "/{id}/cancel", r -> closed(r, objects.intent(r)));
    var sessions = "/v1/checkout/sessions";
    open(router, sessions, r -> opened(payments.openSession(r), objects::session));
    get(router, sessions + "/{id}", r -> found("query", r, objects::session));
    post(router, sessions + "/{id}/expire", r -> closed(r, objects::session));
    post(router, "/v1/refunds", this::refund);
    get(router, "/v1/refunds/{id}", r -> ok(refunds.query(r)));
    get(router, "/v1/refunds", r -> ok(refunds.list(r)));
    get(router, "/v1/events", r -> ok(events.list(r)));
    get(router, "/v1/events/{id}", r -> ok(events.one(r.part("id"))));
  }

  private void get(Router router, String path, Function<Request, Answer.Reply> handler) {
    router.on("GET", path, request -> guarded(request, handler));
  }

  private void post(Router router, String path, Function<Request, Answer.Reply> handler) {
    router.on(
        "POST",
        path,
        request -> guarded(request, r -> idempotency.once(r, () -> handler.apply(r))));
  }

  private void open(Router router, String path, Function<Request, Answer.Reply> handler) {
    router.on(
        "POST",
        path,
        request ->
            unlessSilent(guarded(request, r -> idempotency.once(r, () -> handler.apply(r)))));
  }

  private Answer guarded(Request request, Function<Request, Answer.Reply> handler) {
    try {
      if (!request.header("authorization").equals("Bearer " + keys.secretKey())) {
        throw new StripeRefused(401, "invalid_request_error", "", "Invalid API Key provided");
      }
      return named(handler.apply(request));
    } catch (StripeRefused e) {
      return named(Answer.json(e.status, error(e)));
    } catch (IllegalArgumentException e) {
      var invalid = StripeRefused.invalid("parameter_invalid", String.valueOf(e.getMessage()));
      return named(Answer.json(400, error(invalid)));
    }
  }

  private static Answer named(Answer.Reply reply) {
    return reply.with("Request-Id", "req_" + Chance.letters(REQUEST_ID));
  }

  /// Whether the answer, be it the first or a replay, opens a payment that the merchant must not
  /// hear about yet.
  private Answer unlessSilent(Answer answer) {
    if (!(answer instanceof Answer.Reply reply) || reply.status() != 200) return answer;
    var id = Json.text(Json.object(new String(reply.body(), StandardCharsets.UTF_8)), "id");
    boolean silent = payments.find(id).map(till::isSilentAbout).orElse(false);
    return silent ? new Answer.HangUp(PATIENCE) : answer;
  }

  private static ObjectNode error(StripeRefused refused) {
    var answer = Json.object();
    var error = answer.putObject("error");
    if (!refused.code.isEmpty()) error.put("code", refused.code);
    error.put("message", String.valueOf(refused.getMessage())).put("type", refused.type);
    return answer;
  }

  private Answer.Reply opened(Trade trade, Function<Trade, ObjectNode> write) {
    stumble("open", trade);
    return ok(write.apply(trade));
  }

  private Answer.Reply found(String call, Request request, Function<Trade, ObjectNode> write) {
    var trade = payments.known(request.part("id"));
    stumble(call, trade);
    return ok(write.apply(trade));
  }

  private Answer.Reply closed(Request request, Function<Trade, ObjectNode> write) {
    var trade = payments.known(request.part("id"));
    stumble("close", trade);
    return ok(write.apply(payments.close(trade)));
  }

  private Answer.Reply refund(Request request) {
    var trade = payments.known(request.form());
    stumble("refund", trade);
    return ok(refunds.ask(request, trade));
  }

  private void stumble(String call, Trade trade) {
    if (hitches.strike(call, trade)) {
      throw new StripeRefused(500, "api_error", "", "An error occurred. Please try again.");
    }
  }

  private static Answer.Reply ok(Object content) {
    return Answer.json(200, content);
  }

  static String required(Map<String, String> form, String name) {
    var value = form.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw StripeRefused.invalid("parameter_missing", "Missing required param: " + name + ".");
    }
    return value;
  }
}
