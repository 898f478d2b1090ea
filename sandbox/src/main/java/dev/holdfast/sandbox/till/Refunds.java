package dev.holdfast.sandbox.till;

import dev.holdfast.sandbox.fault.Fault;
import dev.holdfast.sandbox.ledger.Refund;
import dev.holdfast.sandbox.ledger.RefundState;
import dev.holdfast.sandbox.ledger.Trade;
import java.time.Duration;
import java.util.List;

/// What may be given back.
final class Refunds {
  private Refunds() {}

  static RefundOutcome decide(
      Trade trade, List<Refund> before, NewRefund wish, Posting posting, long now, Duration delay) {
    if (!trade.wasPaid()) return new RefundOutcome.NotPaid();
    long left = trade.paid() - before.stream().mapToLong(Refund::amount).sum();
    for (var refund : before) {
      if (!refund.number().equals(wish.number())) continue;
      return refund.amount() == wish.amount()
          ? new RefundOutcome.Accepted(refund, false)
          : new RefundOutcome.TooMuch(left);
    }
    if (wish.amount() < 1 || wish.amount() > left) return new RefundOutcome.TooMuch(left);
    if (posting.plan(trade).strikes(Fault.REFUSE_REFUND)) {
      posting.strike(trade, Fault.REFUSE_REFUND);
      return new RefundOutcome.Refused();
    }
    var refund =
        new Refund(
            wish.id(),
            trade.id(),
            wish.number(),
            wish.amount(),
            wish.reason(),
            wish.notifyUrl(),
            wish.extras(),
            now,
            now + delay.toMillis(),
            RefundState.PENDING,
            0);
    posting.ask(refund);
    if (delay.isPositive()) return new RefundOutcome.Accepted(refund, true);
    long refunded = succeeded(before) + wish.amount();
    return new RefundOutcome.Accepted(posting.settle(trade, refund, refunded), true);
  }

  static long succeeded(List<Refund> refunds) {
    return refunds.stream()
        .filter(refund -> refund.state() == RefundState.SUCCEEDED)
        .mapToLong(Refund::amount)
        .sum();
  }
}
