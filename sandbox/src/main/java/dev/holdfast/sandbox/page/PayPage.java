package dev.holdfast.sandbox.page;

import dev.holdfast.sandbox.callback.Dialect;
import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.ledger.Trade;
import dev.holdfast.sandbox.till.Till;
import dev.holdfast.sandbox.web.Answer;
import dev.holdfast.sandbox.web.Json;
import dev.holdfast.sandbox.web.Request;
import dev.holdfast.sandbox.web.Router;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// `/pay/CHANNEL/ID`: the buyer sees what he pays for, and pays or does not. Machines post
/// `{"action": "pay"}` and read JSON.
public final class PayPage {
  private static final String TEMPLATE = Html.resource("pay.html");
  private static final Map<Channel, String> NAMES =
      Map.of(Channel.ALIPAY, "Alipay", Channel.WECHAT, "WeChat Pay", Channel.STRIPE, "Stripe");

  private final Till till;
  private final Map<Channel, Dialect> dialects;
  private final String merchant;

  public PayPage(Till till, Map<Channel, Dialect> dialects, String merchant) {
    this.till = till;
    this.dialects = Map.copyOf(dialects);
    this.merchant = merchant;
  }

  public void at(Router router) {
    router
        .on("GET", "/pay/{channel}/{id}", request -> found(request, this::show))
        .on("POST", "/pay/{channel}/{id}", request -> found(request, t -> act(request, t)));
  }

  private Answer found(Request request, Function<Trade, Answer> handler) {
    return till.visit(id(request))
        .filter(trade -> trade.channel().label().equals(request.part("channel")))
        .map(handler)
        .orElseGet(() -> Answer.json(404, Map.of("message", "there is no such payment")));
  }

  /// What the merchant's page knows of an intent is its client secret, which begins with the id.
  private static String id(Request request) {
    return request.part("id").split("_secret_", 2)[0];
  }

  private Answer act(Request request, Trade trade) {
    boolean machine = request.header("content-type").startsWith("application/json");
    var action =
        machine
            ? Json.text(Json.object(request.text()), "action")
            : request.form().getOrDefault("action", "");
    return switch (action) {
      case "pay" -> {
        var paid = till.pay(trade.id()).orElseThrow();
        yield machine ? Answer.json(200, paid) : Answer.seeOther(next(paid));
      }
      case "cancel" -> machine ? Answer.json(200, trade) : Answer.seeOther(back(trade));
      default -> throw new IllegalArgumentException("the action must be pay or cancel");
    };
  }

  private String next(Trade trade) {
    return Optional.ofNullable(dialects.get(trade.channel()))
        .filter(dialect -> trade.wasPaid())
        .flatMap(dialect -> dialect.returnUrl(trade))
        .orElseGet(() -> address(trade));
  }

  private static String back(Trade trade) {
    var url = trade.extra("cancel_url");
    return url.isEmpty() ? address(trade) + "?left" : url;
  }

  private static String address(Trade trade) {
    return "/pay/" + trade.channel().label() + "/" + trade.id();
  }

  private Answer show(Trade trade) {
    var page =
        Map.of(
            "channel", trade.channel().label(),
            "provider", NAMES.getOrDefault(trade.channel(), ""),
            "merchant", merchant,
            "title", trade.title(),
            "price", Price.of(trade.wasPaid() ? trade.paid() : trade.amount(), trade.currency()),
            "number", trade.number(),
            "state", trade.state().name().toLowerCase(Locale.ROOT),
            "form", form(trade));
    return Answer.page(200, Html.filled(TEMPLATE, page))
        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .with("Cache-Control", "no-store");
  }

  private static String form(Trade trade) {
    return switch (trade.state()) {
      case OPEN ->
          """
          <form method="post">
            <button class="pay" name="action" value="pay">Pay</button>
            <button class="cancel" name="action" value="cancel">Cancel</button>
          </form>
          """;
      case PAID ->
          """
          <p class="end" role="status"><svg viewBox="0 0 24 24" aria-hidden="true">\
          <path d="M5 13l5 5L20 7"/></svg>Paid. You may close this page.</p>
          """;
      case CLOSED ->
          """
          <p class="end" role="status">This payment is closed. No money was taken.</p>
          """;
    };
  }
}
