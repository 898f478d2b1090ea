package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.order.OrderEvent.RefundPart;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.Refund;
import dev.holdfast.payment.RefundState;
import java.util.ArrayList;
import java.util.List;

/// How money goes back: by the payments it came in by, the earliest first.
final class Refunds {
  private Refunds() {}

  /// Asks for money to be given back; whoever moves it confirms it.
  ///
  /// @param amount minor units, at most what can be given back; 0 asks for nothing
  static List<Refund> request(OrderDraft draft, long amount, String reason, Context context) {
    return spread(draft, amount, reason, false, context);
  }

  /// Asks for money of one payment to be given back.
  static List<Refund> request(
      OrderDraft draft, Payment payment, long amount, String reason, Context context) {
    var refund = refund(draft.before(), payment, amount, reason, false, context);
    draft.add(refund);
    draft.amounts(draft.amounts().refund(amount));
    return List.of(refund);
  }

  /// Gives money back: what came in offline is back with the operator's word, the rest is asked
  /// for.
  static List<Refund> give(OrderDraft draft, long amount, String reason, Context context) {
    return spread(draft, amount, reason, true, context);
  }

  static List<RefundPart> parts(List<Refund> refunds) {
    var parts = new ArrayList<RefundPart>(refunds.size());
    for (var refund : refunds) {
      parts.add(
          new RefundPart(
              Long.toString(refund.id()), Long.toString(refund.payment()), refund.amount()));
    }
    return parts;
  }

  private static List<Refund> spread(
      OrderDraft draft, long amount, String reason, boolean byOperator, Context context) {
    var refunds = new ArrayList<Refund>();
    long left = amount;
    for (var payment : draft.payments()) {
      long part = Math.min(left, refundable(draft, payment));
      if (part <= 0) continue;
      boolean done = byOperator && payment.isOffline();
      refunds.add(refund(draft.before(), payment, part, reason, done, context));
      left -= part;
    }
    if (left > 0) throw new IllegalStateException(left + " of " + amount + " came in by nothing");
    refunds.forEach(draft::add);
    draft.amounts(draft.amounts().refund(amount));
    return List.copyOf(refunds);
  }

  private static Refund refund(
      Order order, Payment payment, long amount, String reason, boolean done, Context context) {
    return new Refund(
        context.ids().next(order.buyerId()),
        payment.id(),
        done ? RefundState.SUCCEEDED : RefundState.REQUESTED,
        amount,
        reason,
        null,
        null,
        context.now(),
        done ? context.now() : null,
        false,
        false);
  }

  /// What came in by a payment and has neither gone back nor is about to.
  static long refundable(OrderFacts order, Payment payment) {
    long left = payment.captured();
    for (var refund : order.refunds()) {
      if (refund.payment() == payment.id() && refund.state() != RefundState.FAILED) {
        left -= refund.amount();
      }
    }
    return left;
  }
}
