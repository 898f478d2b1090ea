package dev.holdfast.sandbox.page;

import dev.holdfast.sandbox.ledger.Ledger;
import dev.holdfast.sandbox.ledger.Trade;
import dev.holdfast.sandbox.web.Answer;
import dev.holdfast.sandbox.web.Router;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// `/`: the latest payments, for a person without a phone to scan codes with.
public final class FrontPage {
  private static final String TEMPLATE = Html.resource("front.html");
  private static final int LATEST = 50;

  private final Ledger ledger;
  private final String merchant;

  public FrontPage(Ledger ledger, String merchant) {
    this.ledger = ledger;
    this.merchant = merchant;
  }

  public void at(Router router) {
    router.on("GET", "/", request -> show());
  }

  private Answer show() {
    var trades = ledger.read(books -> List.copyOf(books.trades())).reversed();
    var rows = trades.stream().limit(LATEST).map(FrontPage::row).collect(Collectors.joining());
    var page =
        Map.of(
            "merchant",
            merchant,
            "count",
            Integer.toString(trades.size()),
            "rows",
            rows.isEmpty() ? "<li class=\"none\">No payment has been opened yet.</li>" : rows);
    return Answer.page(200, Html.filled(TEMPLATE, page))
        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .with("Cache-Control", "no-store");
  }

  private static String row(Trade trade) {
    var row =
        """
        <li><a href="/pay/{{channel}}/{{id}}"><span class="dot {{channel}}"></span>\
        <span class="what"><b>{{title}}</b><small>{{channel}} · {{number}}</small></span>\
        <span class="price">{{price}}<small class="{{state}}">{{state}}</small></span></a></li>
        """;
    return Html.filled(
        row,
        Map.of(
            "channel", trade.channel().label(),
            "id", trade.id(),
            "title", trade.title(),
            "number", trade.number(),
            "price", Price.of(trade.amount(), trade.currency()),
            "state", trade.state().name().toLowerCase(Locale.ROOT)));
  }
}
