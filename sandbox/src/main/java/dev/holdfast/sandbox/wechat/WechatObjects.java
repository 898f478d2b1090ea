package dev.holdfast.sandbox.wechat;

import dev.holdfast.sandbox.keys.Keys;
import dev.holdfast.sandbox.ledger.Refund;
import dev.holdfast.sandbox.ledger.RefundState;
import dev.holdfast.sandbox.ledger.Times;
import dev.holdfast.sandbox.ledger.Trade;
import dev.holdfast.sandbox.web.Json;
import tools.jackson.databind.node.ObjectNode;

/// Transactions and refunds as WeChat Pay writes them.
final class WechatObjects {
  private static final String OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";

  private final Keys.Wechat keys;

  WechatObjects(Keys.Wechat keys) {
    this.keys = keys;
  }

  /// @param refunded whether a refund has been asked for
  ObjectNode transaction(Trade trade, boolean refunded) {
    var object =
        Json.object()
            .put("appid", keys.appid())
            .put("mchid", keys.mchid())
            .put("out_trade_no", trade.number())
            .put("attach", trade.extra("attach"));
    switch (trade.state()) {
      case OPEN -> object.put("trade_state", "NOTPAY").put("trade_state_desc", "订单未支付");
      case CLOSED -> object.put("trade_state", "CLOSED").put("trade_state_desc", "订单已关闭");
      case PAID ->
          object
              .put("trade_state", refunded ? "REFUND" : "SUCCESS")
              .put("trade_state_desc", refunded ? "订单发生过退款" : "支付成功");
    }
    if (trade.wasPaid()) {
      object
          .put("transaction_id", trade.id())
          .put("trade_type", trade.extra("trade_type"))
          .put("bank_type", "OTHERS")
          .put("success_time", Times.rfc3339(trade.paidAt()))
          .putObject("payer")
          .put("openid", OPENID);
      object
          .putObject("amount")
          .put("total", trade.paid())
          .put("payer_total", trade.paid())
          .put("currency", trade.currency())
          .put("payer_currency", trade.currency());
    } else {
      object.putObject("payer");
      object.putObject("amount").put("total", trade.amount()).put("currency", trade.currency());
    }
    object.putArray("promotion_detail");
    return object;
  }

  ObjectNode refund(Trade trade, Refund refund) {
    boolean done = refund.state() == RefundState.SUCCEEDED;
    var object =
        refundIds(trade, refund)
            .put("channel", "ORIGINAL")
            .put("user_received_account", "零钱")
            .put("create_time", Times.rfc3339(refund.askedAt()))
            .put("status", status(refund))
            .put("funds_account", "AVAILABLE");
    if (done) object.put("success_time", Times.rfc3339(refund.settledAt()));
    object
        .putObject("amount")
        .put("total", trade.paid())
        .put("refund", refund.amount())
        .put("payer_total", trade.paid())
        .put("payer_refund", refund.amount())
        .put("settlement_refund", refund.amount())
        .put("settlement_total", trade.paid())
        .put("discount_refund", 0)
        .put("currency", trade.currency());
    object.putArray("promotion_detail");
    return object;
  }

  /// A refund as its callback tells of it, which is not how a query does.
  ObjectNode refundNotice(Trade trade, Refund refund) {
    var object =
        refundIds(trade, refund)
            .put("mchid", keys.mchid())
            .put("refund_status", status(refund))
            .put("user_received_account", "零钱");
    if (refund.state() == RefundState.SUCCEEDED) {
      object.put("success_time", Times.rfc3339(refund.settledAt()));
    }
    object
        .putObject("amount")
        .put("total", trade.paid())
        .put("refund", refund.amount())
        .put("payer_total", trade.paid())
        .put("payer_refund", refund.amount());
    return object;
  }

  private static String status(Refund refund) {
    return switch (refund.state()) {
      case PENDING -> "PROCESSING";
      case SUCCEEDED -> "SUCCESS";
      case FAILED -> "CLOSED";
    };
  }

  private static ObjectNode refundIds(Trade trade, Refund refund) {
    return Json.object()
        .put("transaction_id", trade.id())
        .put("out_trade_no", trade.number())
        .put("refund_id", refund.id())
        .put("out_refund_no", refund.number());
  }
}
