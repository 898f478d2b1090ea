package dev.holdfast.sandbox.alipay;

import dev.holdfast.sandbox.keys.Chance;
import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.ledger.Refund;
import dev.holdfast.sandbox.ledger.RefundState;
import dev.holdfast.sandbox.ledger.Times;
import dev.holdfast.sandbox.ledger.Trade;
import dev.holdfast.sandbox.ledger.TradeState;
import dev.holdfast.sandbox.till.NewTrade;
import dev.holdfast.sandbox.till.Till;
import dev.holdfast.sandbox.web.Answer;
import dev.holdfast.sandbox.web.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Payments as the gateway speaks of them. As at the real one, a code or page that no buyer has
/// looked at is not a trade yet: a query does not find it and nobody can close it.
final class AlipayTrades {
  private final Till till;
  private final String payPage;

  AlipayTrades(Till till, String payPage) {
    this.till = till;
    this.payPage = payPage;
  }

  Trade precreate(Map<String, String> parameters, ObjectNode content) {
    var extras = new HashMap<String, String>();
    for (var field : new String[] {"body", "passback_params"}) {
      var value = Json.text(content, field);
      if (!value.isEmpty()) extras.put(field, value);
    }
    var back = parameters.getOrDefault("return_url", "");
    if (!back.isEmpty()) extras.put("return_url", back);
    var expires = Json.text(content, "time_expire");
    long amount = Yuan.fen(Json.text(content, "total_amount"));
    var trade =
        till.open(
            new NewTrade(
                Times.day(System.currentTimeMillis()) + "22" + Chance.digits(18),
                Channel.ALIPAY,
                required(content, "out_trade_no"),
                required(content, "subject"),
                amount,
                "CNY",
                parameters.getOrDefault("notify_url", ""),
                extras,
                expires.isEmpty() ? 0 : Times.fromPlain(expires)));
    if (trade.amount() != amount) throw new AlipayRefused(AlipayError.CONTEXT_INCONSISTENT);
    return till.find(trade.id()).orElseThrow();
  }

  boolean isSilentAbout(Trade trade) {
    return till.isSilentAbout(trade);
  }

  ObjectNode code(Trade trade) {
    requireOpen(trade);
    return success().put("out_trade_no", trade.number()).put("qr_code", payPage + trade.id());
  }

  Answer page(Map<String, String> parameters, ObjectNode content) {
    var trade = precreate(parameters, content);
    requireOpen(trade);
    return Answer.seeOther(payPage + trade.id());
  }

  private static void requireOpen(Trade trade) {
    switch (trade.state()) {
      case PAID -> throw new AlipayRefused(AlipayError.TRADE_HAS_SUCCESS);
      case CLOSED -> throw new AlipayRefused(AlipayError.TRADE_HAS_CLOSE);
      case OPEN -> {}
    }
  }

  ObjectNode query(ObjectNode content) {
    var trade = known(content);
    var paid = Yuan.text(trade.wasPaid() ? trade.paid() : trade.amount());
    var answer =
        identified(success(), trade)
            .put("trade_status", status(trade))
            .put("total_amount", paid)
            .put("buyer_logon_id", AlipayGateway.BUYER_LOGIN)
            .put("buyer_user_id", AlipayGateway.BUYER)
            .put("point_amount", "0.00")
            .put("invoice_amount", "0.00");
    var got = trade.wasPaid() ? paid : "0.00";
    answer.put("receipt_amount", got).put("buyer_pay_amount", got);
    if (trade.wasPaid()) answer.put("send_pay_date", Times.plain(trade.paidAt()));
    var passback = trade.extra("passback_params");
    if (!passback.isEmpty()) answer.put("passback_params", passback);
    return answer;
  }

  /// A trade whose money has all gone back is closed.
  private String status(Trade trade) {
    return switch (trade.state()) {
      case OPEN -> "WAIT_BUYER_PAY";
      case CLOSED -> "TRADE_CLOSED";
      case PAID -> refunded(trade) >= trade.paid() ? "TRADE_CLOSED" : "TRADE_SUCCESS";
    };
  }

  private long refunded(Trade trade) {
    return till.refunds().of(trade.id()).stream()
        .filter(refund -> refund.state() == RefundState.SUCCEEDED)
        .mapToLong(Refund::amount)
        .sum();
  }

  ObjectNode close(ObjectNode content) {
    var trade = known(content);
    if (trade.state() != TradeState.OPEN) {
      throw new AlipayRefused(AlipayError.TRADE_STATUS_ERROR);
    }
    if (till.close(trade.id()).orElseThrow().wasPaid()) {
      throw new AlipayRefused(AlipayError.TRADE_STATUS_ERROR);
    }
    return identified(success(), trade);
  }

  /// The trade that a call names, by either number.
  Trade known(ObjectNode content) {
    return lookup(content)
        .filter(trade -> trade.wasPaid() || trade.visitedAt() > 0)
        .orElseThrow(() -> new AlipayRefused(AlipayError.TRADE_NOT_EXIST));
  }

  /// The trade that a call names by either number, also one that no buyer has looked at.
  Optional<Trade> lookup(ObjectNode content) {
    var id = Json.text(content, "trade_no");
    return id.isEmpty()
        ? till.find(Channel.ALIPAY, required(content, "out_trade_no"))
        : till.find(id).filter(trade -> trade.channel() == Channel.ALIPAY);
  }

  static ObjectNode identified(ObjectNode answer, Trade trade) {
    return answer.put("trade_no", trade.id()).put("out_trade_no", trade.number());
  }

  static ObjectNode success() {
    return Json.object().put("code", "10000").put("msg", "Success");
  }

  static String required(ObjectNode content, String field) {
    var value = Json.text(content, field);
    if (value.isEmpty()) throw new IllegalArgumentException(field + " is missing");
    return value;
  }
}
