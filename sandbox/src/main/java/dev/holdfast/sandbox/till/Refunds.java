package dev.holdfast.sandbox.till;

import dev.holdfast.sandbox.fault.Fault;
import dev.holdfast.sandbox.ledger.Channel;
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
    long left = trade.paid() - taken(before);
    for (var refund : before) {
      if (!refund.number().equals(wish.number())) continue;
      if (refund.amount() != wish.amount()) return new RefundOutcome.TooMuch(left);
      return isOver(trade, refund) && wish.amount() <= left
          ? accept(trade, before, refund.again(now, now + delay.toMillis()), posting, delay)
          : new RefundOutcome.Accepted(refund, false);
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
    return accept(trade, before, refund, posting, delay);
  }

  /// With Alipay one that has failed can be asked for again by the same number; with the others it
  /// is failed for good.
  private static boolean isOver(Trade trade, Refund refund) {
    return refund.state() == RefundState.FAILED && trade.channel() == Channel.ALIPAY;
  }

  private static RefundOutcome accept(
      Trade trade, List<Refund> before, Refund refund, Posting posting, Duration delay) {
    posting.ask(refund);
    return new RefundOutcome.Accepted(
        delay.isPositive() ? refund : end(trade, before, refund, posting), true);
  }

  /// The money is there; or the first of the trade comes back, if that fault strikes it.
  static Refund end(Trade trade, List<Refund> all, Refund refund, Posting posting) {
    boolean fails = posting.plan(trade).strikes(Fault.FAIL_REFUND);
    if (fails && !trade.struck().contains(Fault.FAIL_REFUND)) {
      posting.strike(trade, Fault.FAIL_REFUND);
      return posting.fail(trade, refund);
    }
    return posting.settle(trade, refund, succeeded(all) + refund.amount());
  }

  /// Minor units that have gone back, or are about to.
  static long taken(List<Refund> refunds) {
    return refunds.stream()
        .filter(refund -> refund.state() != RefundState.FAILED)
        .mapToLong(Refund::amount)
        .sum();
  }

  static long succeeded(List<Refund> refunds) {
    return refunds.stream()
        .filter(refund -> refund.state() == RefundState.SUCCEEDED)
        .mapToLong(Refund::amount)
        .sum();
  }
}
