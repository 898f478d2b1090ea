package dev.holdfast.server.api;

import dev.holdfast.kernel.Command;
import dev.holdfast.order.RecordRefund;
import dev.holdfast.order.ResolvePayment;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.PaymentView;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.payment.RefundState;
import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Caller;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.json.Fields;
import dev.holdfast.server.json.Range;
import dev.holdfast.server.json.Text;
import dev.holdfast.server.pay.Payments;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Body;
import dev.holdfast.server.web.Call;
import dev.holdfast.stock.Bounds;
import dev.holdfast.store.OrderQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Payments as they stand, at the provider too, and what a person decides about money that does not
/// fit.
@Controller
@RequestMapping(path = "/v1", produces = Answer.JSON)
public final class PaymentApi {
  private static final Range AMOUNT = new Range(1, Bounds.MAX_AMOUNT);

  /// A reference that a provider may have given.
  private static final Text PROVIDERS = new Text(1, Bounds.MAX_TEXT, Text.Form.LINE);

  private final OrderQueries queries;
  private final Payments payments;
  private final Commands commands;

  PaymentApi(OrderQueries queries, Payments payments, Commands commands) {
    this.queries = queries;
    this.payments = payments;
    this.commands = commands;
  }

  /// Of one whose end is not known the provider is asked on the way.
  @Allow(value = Scope.ORDERS_READ, buyers = true)
  @GetMapping("/payments/{id}")
  Answer payment(Caller caller, @PathVariable String id) {
    var known = find(caller, id);
    if (known.status() != PaymentState.UNKNOWN) return Answer.of(200, known);
    return payments.desk().glance(PathId.PAYMENT.parse(id), NewsSource.QUERY)
        ? Answer.of(200, find(caller, id))
        : Answer.of(200, known);
  }

  /// Asks the provider now.
  @Allow(Scope.PAYMENTS_WRITE)
  @PostMapping("/payments/{id}/sync")
  Answer sync(Caller caller, @PathVariable String id) {
    find(caller, id);
    payments.desk().ask(PathId.PAYMENT.parse(id), NewsSource.QUERY);
    return Answer.of(200, find(caller, id));
  }

  /// The buyer has come back from the provider: how did it go? He may come back as often as he
  /// likes, but his provider is not asked each time.
  @Allow(value = Scope.PAYMENTS_WRITE, buyers = true)
  @PostMapping("/payments/{id}/return")
  Answer returned(Caller caller, @PathVariable String id) {
    find(caller, id);
    payments.desk().glance(PathId.PAYMENT.parse(id), NewsSource.REDIRECT);
    return Answer.of(200, find(caller, id));
  }

  private PaymentView find(Caller caller, String id) {
    return queries
        .payment(PathId.PAYMENT.parse(id))
        .filter(owned -> caller.maySee(owned.buyerId()))
        .orElseThrow(() -> PathId.PAYMENT.notFound(id))
        .value();
  }

  /// To give the money back is to refund.
  @Allow(Scope.PAYMENTS_CONFIRM)
  @PostMapping("/payments/{id}/resolve")
  Answer resolve(Call call, @PathVariable String id, Body body) {
    long payment = PathId.PAYMENT.parse(id);
    return commands.run(call, body.as(fields -> decision(call.caller(), fields, payment)));
  }

  /// An operator's word that a refund's money did not go back.
  @Allow(Scope.REFUNDS_WRITE)
  @PostMapping("/refunds/{id}/fail")
  Answer failRefund(Call call, @PathVariable String id, Body body) {
    long refund = PathId.REFUND.parse(id);
    return commands.run(call, body.as(fields -> failure(fields, refund)));
  }

  /// `{decision, amount?, currency?, reference?, note?}`
  private static Command decision(Caller caller, Fields body, long payment) {
    var decision = body.choice("decision", ResolvePayment.Decision.class);
    if (decision == ResolvePayment.Decision.REFUND) caller.require(Scope.REFUNDS_WRITE);
    return new ResolvePayment(payment, decision, money(body), body.optionalText("note", Text.NOTE));
  }

  /// `{amount, currency, reference?}`, or nothing of it
  private static ResolvePayment.@Nullable Money money(Fields body) {
    if (!body.has("amount") && !body.has("currency") && !body.has("reference")) return null;
    return new ResolvePayment.Money(
        body.number("amount", AMOUNT),
        body.text("currency", Text.CURRENCY),
        body.optionalText("reference", PROVIDERS));
  }

  /// `{reason}`
  private static Command failure(Fields body, long refund) {
    var news =
        new RefundNews(RefundState.FAILED, null, null, null, body.text("reason", Text.REASON));
    return new RecordRefund(refund, news, NewsSource.OPERATOR);
  }
}
