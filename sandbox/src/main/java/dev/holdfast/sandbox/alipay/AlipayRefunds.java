package dev.holdfast.sandbox.alipay;

import dev.holdfast.sandbox.ledger.Refund;
import dev.holdfast.sandbox.ledger.RefundState;
import dev.holdfast.sandbox.ledger.Times;
import dev.holdfast.sandbox.till.NewRefund;
import dev.holdfast.sandbox.till.RefundOutcome;
import dev.holdfast.sandbox.till.Till;
import dev.holdfast.sandbox.web.Json;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Refunds as the gateway speaks of them: `code` 10000 says that it was understood, `fund_change`
/// and the query's `refund_status` that money moved.
final class AlipayRefunds {
  private final Till till;
  private final AlipayTrades trades;

  AlipayRefunds(Till till, AlipayTrades trades) {
    this.till = till;
    this.trades = trades;
  }

  ObjectNode refund(ObjectNode content) {
    var trade = trades.known(content);
    long amount = Yuan.fen(AlipayTrades.required(content, "refund_amount"));
    var number = Json.text(content, "out_request_no");
    var wish =
        new NewRefund(
            trade.id() + "/" + (number.isEmpty() ? trade.number() : number),
            trade.id(),
            number.isEmpty() ? trade.number() : number,
            amount,
            Json.text(content, "refund_reason"),
            "",
            Map.of());
    return switch (till.refunds().ask(wish)) {
      case RefundOutcome.NotPaid none -> throw new AlipayRefused(AlipayError.TRADE_STATUS_ERROR);
      case RefundOutcome.TooMuch much ->
          throw new AlipayRefused(AlipayError.REFUND_AMT_NOT_EQUAL_TOTAL);
      case RefundOutcome.Refused refused ->
          throw new AlipayRefused(AlipayError.SELLER_BALANCE_NOT_ENOUGH);
      case RefundOutcome.Accepted accepted -> {
        boolean moved = accepted.fresh() && isSettled(accepted.refund());
        yield AlipayTrades.identified(AlipayTrades.success(), trade)
            .put("buyer_logon_id", AlipayGateway.BUYER_LOGIN)
            .put("buyer_user_id", AlipayGateway.BUYER)
            .put("fund_change", moved ? "Y" : "N")
            .put("refund_fee", Yuan.text(till.refunds().taken(trade.id())))
            .put("gmt_refund_pay", Times.plain(accepted.refund().askedAt()));
      }
    };
  }

  ObjectNode query(ObjectNode content) {
    var trade = trades.known(content);
    var number = AlipayTrades.required(content, "out_request_no");
    var found =
        till.refunds().of(trade.id()).stream()
            .filter(refund -> refund.number().equals(number))
            .findFirst();
    if (found.isEmpty()) return AlipayTrades.success();
    var refund = found.get();
    var answer =
        AlipayTrades.identified(AlipayTrades.success(), trade)
            .put("out_request_no", number)
            .put("refund_reason", refund.reason())
            .put("total_amount", Yuan.text(trade.paid()))
            .put("refund_amount", Yuan.text(refund.amount()));
    if (isSettled(refund)) {
      answer
          .put("refund_status", "REFUND_SUCCESS")
          .put("gmt_refund_pay", Times.plain(refund.settledAt()));
    }
    return answer;
  }

  private static boolean isSettled(Refund refund) {
    return refund.state() == RefundState.SUCCEEDED;
  }
}
