package dev.holdfast.sandbox.wechat;

import dev.holdfast.sandbox.keys.Chance;
import dev.holdfast.sandbox.keys.Keys;
import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.ledger.Times;
import dev.holdfast.sandbox.ledger.Trade;
import dev.holdfast.sandbox.till.NewTrade;
import dev.holdfast.sandbox.till.Till;
import dev.holdfast.sandbox.web.Json;
import dev.holdfast.sandbox.web.Request;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Payments as the API speaks of them.
final class WechatPayments {
  private final Keys.Wechat keys;
  private final Till till;
  private final WechatObjects objects;
  private final String payPage;

  WechatPayments(Keys.Wechat keys, Till till, WechatObjects objects, String payPage) {
    this.keys = keys;
    this.till = till;
    this.objects = objects;
    this.payPage = payPage;
  }

  Trade open(ObjectNode body, String type) {
    requireOurs(Json.text(body, "mchid"), Json.text(body, "appid"));
    var money = body.path("amount");
    long amount = money.path("total").asLong(0);
    if (amount < 1) throw new IllegalArgumentException("amount.total must be 1 or more");
    var currency = Json.text(money, "currency");
    if (!currency.isEmpty() && !currency.equals("CNY")) {
      throw new IllegalArgumentException("amount.currency must be CNY");
    }
    var expires = Json.text(body, "time_expire");
    var trade =
        till.open(
            new NewTrade(
                "42000" + Times.day(System.currentTimeMillis()) + Chance.digits(15),
                Channel.WECHAT,
                required(body, "out_trade_no"),
                required(body, "description"),
                amount,
                "CNY",
                required(body, "notify_url"),
                Map.of("attach", Json.text(body, "attach"), "trade_type", type),
                expires.isEmpty() ? 0 : Times.fromRfc3339(expires)));
    if (trade.amount() != amount) {
      throw new WechatRefused(403, "OUT_TRADE_NO_USED", "商户订单号重复");
    }
    return till.find(trade.id()).orElseThrow();
  }

  ObjectNode opened(Trade trade) {
    return switch (trade.state()) {
      case PAID -> throw new WechatRefused(400, "ORDERPAID", "该订单已支付");
      case CLOSED -> throw new WechatRefused(400, "ORDER_CLOSED", "该订单已关闭");
      case OPEN ->
          trade.extra("trade_type").equals("NATIVE")
              ? Json.object().put("code_url", payPage + trade.id())
              : Json.object().put("prepay_id", "wx" + trade.id());
    };
  }

  ObjectNode query(Request request) {
    requireOurs(request.parameters().getOrDefault("mchid", ""), keys.appid());
    return transaction(known(request.part("number")));
  }

  ObjectNode queryById(Request request) {
    requireOurs(request.parameters().getOrDefault("mchid", ""), keys.appid());
    return transaction(
        till.find(request.part("id"))
            .filter(trade -> trade.channel() == Channel.WECHAT)
            .orElseThrow(WechatPayments::notFound));
  }

  private ObjectNode transaction(Trade trade) {
    return objects.transaction(trade, !till.refunds().of(trade.id()).isEmpty());
  }

  void close(String number) {
    var trade = till.close(known(number).id()).orElseThrow();
    if (trade.wasPaid()) throw new WechatRefused(400, "ORDERPAID", "该订单已支付");
  }

  private Trade known(String number) {
    return till.find(Channel.WECHAT, number).orElseThrow(WechatPayments::notFound);
  }

  private static WechatRefused notFound() {
    return new WechatRefused(404, "ORDER_NOT_EXIST", "订单不存在");
  }

  private void requireOurs(String mchid, String appid) {
    if (!keys.mchid().equals(mchid) || !keys.appid().equals(appid)) {
      throw new WechatRefused(400, "APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配");
    }
  }

  private static String required(ObjectNode body, String field) {
    var value = Json.text(body, field);
    if (value.isEmpty()) throw new IllegalArgumentException(field + " is missing");
    return value;
  }
}
