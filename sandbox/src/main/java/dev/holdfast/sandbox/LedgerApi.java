package dev.holdfast.sandbox;

import dev.holdfast.sandbox.ledger.Books;
import dev.holdfast.sandbox.ledger.Ledger;
import dev.holdfast.sandbox.ledger.Message;
import dev.holdfast.sandbox.ledger.Refund;
import dev.holdfast.sandbox.ledger.RefundState;
import dev.holdfast.sandbox.ledger.Trade;
import dev.holdfast.sandbox.web.Answer;
import dev.holdfast.sandbox.web.Request;
import dev.holdfast.sandbox.web.Router;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `GET /sandbox/ledger`: the provider's side of every comparison. Times are milliseconds since
/// 1970.
final class LedgerApi {
  private static final int DEFAULT_LIMIT = 200;
  private static final int MAX_LIMIT = 5_000;

  private final Ledger ledger;

  LedgerApi(Ledger ledger) {
    this.ledger = ledger;
  }

  void at(Router router) {
    router
        .on("GET", "/sandbox/ledger", this::page)
        .on("GET", "/sandbox/ledger/totals", request -> Answer.json(200, totals()));
  }

  /// A trade with all that belongs to it.
  record Account(Trade trade, List<Refund> refunds, List<Message> callbacks) {}

  /// @param nextCursor for the parameter `after`; null on the last page
  record Page(List<Account> items, @Nullable String nextCursor) {}

  /// @param charged trades that money came in for
  /// @param refunded refunds that are through
  /// @param unsent messages that are still to be sent
  record Totals(
      long trades,
      long charged,
      long chargedAmount,
      long refunded,
      long refundedAmount,
      long messages,
      long unsent) {}

  private Answer page(Request request) {
    var query = request.parameters();
    int after = number(query.getOrDefault("after", "0"));
    int limit = Math.min(MAX_LIMIT, number(query.getOrDefault("limit", "" + DEFAULT_LIMIT)));
    return Answer.json(
        200,
        ledger.read(books -> {
          var items =
              books.trades().stream()
                  .skip(after)
                  .limit(limit)
                  .map(trade -> account(books, trade))
                  .toList();
          int end = after + items.size();
          return new Page(items, end < books.trades().size() ? "" + end : null);
        }));
  }

  private static int number(String text) {
    if (!text.matches("\\d{1,9}")) throw new IllegalArgumentException("not a number: " + text);
    return Integer.parseInt(text);
  }

  private static Account account(Books books, Trade trade) {
    return new Account(trade, books.refundsOf(trade.id()), books.messagesOf(trade.id()));
  }

  private Totals totals() {
    return ledger.read(books -> {
      var charged = books.trades().stream().filter(Trade::wasPaid).toList();
      var back =
          books.refunds().stream()
              .filter(refund -> refund.state() == RefundState.SUCCEEDED)
              .toList();
      return new Totals(
          books.trades().size(),
          charged.size(),
          charged.stream().mapToLong(Trade::paid).sum(),
          back.size(),
          back.stream().mapToLong(Refund::amount).sum(),
          books.messages().size(),
          books.messages().stream().filter(message -> message.end() == null).count());
    });
  }
}
