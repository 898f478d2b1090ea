package dev.holdfast.sandbox.wechat;

import dev.holdfast.sandbox.keys.Chance;
import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.ledger.Trade;
import dev.holdfast.sandbox.till.NewRefund;
import dev.holdfast.sandbox.till.RefundOutcome;
import dev.holdfast.sandbox.till.Till;
import dev.holdfast.sandbox.web.Json;
import dev.holdfast.sandbox.web.Request;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Refunds as the API speaks of them.
final class WechatRefunds {
  private final Till till;
  private final WechatObjects objects;

  WechatRefunds(Till till, WechatObjects objects) {
    this.till = till;
    this.objects = objects;
  }

  ObjectNode ask(ObjectNode body) {
    var trade = trade(body).orElseThrow(WechatRefunds::notFound);
    var money = body.path("amount");
    long total = money.path("total").asLong(0);
    if (total != trade.paid() && total != trade.amount()) {
      throw new WechatRefused(400, "INVALID_REQUEST", "订单金额不一致");
    }
    var wish =
        new NewRefund(
            id(Json.text(body, "out_refund_no")),
            trade.id(),
            Json.text(body, "out_refund_no"),
            money.path("refund").asLong(0),
            Json.text(body, "reason"),
            Json.text(body, "notify_url"),
            Map.of());
    if (wish.number().isEmpty() || wish.amount() < 1) {
      throw new IllegalArgumentException("out_refund_no and amount.refund are needed");
    }
    return switch (till.refunds().ask(wish)) {
      case RefundOutcome.NotPaid none ->
          throw new WechatRefused(400, "TRADE_STATE_ERROR", "订单状态不允许退款");
      case RefundOutcome.TooMuch much ->
          throw new WechatRefused(400, "INVALID_REQUEST", "退款金额大于可退金额或与之前不一致");
      case RefundOutcome.Refused refused ->
          throw new WechatRefused(403, "NOT_ENOUGH", "基本账户余额不足，请充值后重新发起");
      case RefundOutcome.Accepted accepted -> objects.refund(trade, accepted.refund());
    };
  }

  ObjectNode query(Request request) {
    var number = request.part("number");
    var refund =
        till.refunds().numbered(Channel.WECHAT, number).orElseThrow(WechatRefunds::notFound);
    return objects.refund(till.find(refund.trade()).orElseThrow(), refund);
  }

  private Optional<Trade> trade(ObjectNode body) {
    var id = Json.text(body, "transaction_id");
    return id.isEmpty()
        ? till.find(Channel.WECHAT, Json.text(body, "out_trade_no"))
        : till.find(id).filter(trade -> trade.channel() == Channel.WECHAT);
  }

  private String id(String number) {
    return till.refunds()
        .numbered(Channel.WECHAT, number)
        .map(known -> known.id())
        .orElseGet(() -> "503" + Chance.digits(26));
  }

  private static WechatRefused notFound() {
    return new WechatRefused(404, "RESOURCE_NOT_EXISTS", "查询的资源不存在");
  }
}
