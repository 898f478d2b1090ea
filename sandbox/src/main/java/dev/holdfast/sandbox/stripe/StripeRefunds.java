package dev.holdfast.sandbox.stripe;

import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.ledger.Refund;
import dev.holdfast.sandbox.ledger.Trade;
import dev.holdfast.sandbox.till.NewRefund;
import dev.holdfast.sandbox.till.RefundOutcome;
import dev.holdfast.sandbox.till.Till;
import dev.holdfast.sandbox.web.Request;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Refunds as the API speaks of them.
final class StripeRefunds {
  private final Till till;
  private final StripePayments payments;
  private final StripeObjects objects;

  StripeRefunds(Till till, StripePayments payments, StripeObjects objects) {
    this.till = till;
    this.payments = payments;
    this.objects = objects;
  }

  ObjectNode ask(Request request, Trade trade) {
    var form = request.form();
    var key = request.header("idempotency-key");
    var id =
        till.refunds()
            .numbered(Channel.STRIPE, key)
            .map(Refund::id)
            .orElseGet(StripeIds::newRefund);
    var wish =
        new NewRefund(
            id,
            trade.id(),
            key.isEmpty() ? id : key,
            amount(form, trade),
            form.getOrDefault("reason", ""),
            "",
            metadata(form));
    return switch (till.refunds().ask(wish)) {
      case RefundOutcome.NotPaid none ->
          throw StripeRefused.invalid(
              "", "This PaymentIntent does not have a successful charge to refund.");
      case RefundOutcome.TooMuch much when much.left() == 0 ->
          throw StripeRefused.invalid("charge_already_refunded", "It has already been refunded.");
      case RefundOutcome.TooMuch much ->
          throw StripeRefused.invalid(
              "amount_too_large", "Refund amount is greater than unrefunded amount on charge");
      case RefundOutcome.Refused refused ->
          throw StripeRefused.invalid(
              "balance_insufficient", "You have insufficient funds in your account.");
      case RefundOutcome.Accepted accepted -> objects.refund(trade, accepted.refund());
    };
  }

  /// All that is left, if none is named.
  private long amount(Map<String, String> form, Trade trade) {
    if (form.containsKey("amount")) return StripePayments.positive(form, "amount");
    return trade.paid() - till.refunds().taken(trade.id());
  }

  private static Map<String, String> metadata(Map<String, String> form) {
    var metadata = new HashMap<String, String>();
    form.forEach((name, value) -> {
      if (name.startsWith("metadata[")) metadata.put(name, value);
    });
    return metadata;
  }

  ObjectNode query(Request request) {
    var id = request.part("id");
    var refund =
        till.refunds().find(id).orElseThrow(() -> StripeRefused.missing("refund: '" + id + "'"));
    return objects.refund(payments.known(refund.trade()), refund);
  }

  /// Newest first.
  ObjectNode list(Request request) {
    var trade = payments.known(request.parameters());
    var refunds =
        till.refunds().of(trade.id()).stream()
            .sorted(Comparator.comparingLong(Refund::askedAt).reversed())
            .toList();
    return StripePage.of(
        refunds,
        request.parameters(),
        Refund::id,
        refund -> objects.refund(trade, refund),
        "/v1/refunds");
  }
}
