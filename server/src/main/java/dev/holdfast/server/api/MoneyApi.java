package dev.holdfast.server.api;

import dev.holdfast.kernel.Command;
import dev.holdfast.order.ConfirmRefund;
import dev.holdfast.order.RecordPayment;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.json.Fields;
import dev.holdfast.server.json.Range;
import dev.holdfast.server.json.Text;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Body;
import dev.holdfast.server.web.Call;
import dev.holdfast.stock.Bounds;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Payments and refunds: an operator's word about money.
@Controller
@RequestMapping(path = "/v1", produces = Answer.JSON)
public final class MoneyApi {
  private static final Range CAPTURED = new Range(1, Bounds.MAX_AMOUNT);

  private final Commands commands;

  MoneyApi(Commands commands) {
    this.commands = commands;
  }

  @Allow(Scope.PAYMENTS_CONFIRM)
  @PostMapping("/payments/{id}/confirm")
  Answer confirmPayment(Call call, @PathVariable String id, Body body) {
    long payment = PathId.PAYMENT.parse(id);
    return commands.run(call, body.as(fields -> moneyCameIn(fields, payment)));
  }

  @Allow(Scope.REFUNDS_WRITE)
  @PostMapping("/refunds/{id}/confirm")
  Answer confirmRefund(Call call, @PathVariable String id, Body body) {
    long refund = PathId.REFUND.parse(id);
    return commands.run(call, body.as(fields -> moneyIsBack(fields, refund)));
  }

  /// `{reference, amount, currency, note?}`
  private static Command moneyCameIn(Fields body, long payment) {
    var reference = body.text("reference", Text.REFERENCE);
    var news =
        new PaymentNews(
            PaymentState.SUCCEEDED,
            body.number("amount", CAPTURED),
            body.text("currency", Text.CURRENCY),
            reference,
            body.optionalText("note", Text.NOTE));
    return new RecordPayment(payment, news, NewsSource.OPERATOR);
  }

  /// `{reference, note?}`
  private static Command moneyIsBack(Fields body, long refund) {
    return new ConfirmRefund(
        refund, body.text("reference", Text.REFERENCE), body.optionalText("note", Text.NOTE));
  }
}
