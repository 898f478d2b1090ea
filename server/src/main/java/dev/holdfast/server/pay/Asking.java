package dev.holdfast.server.pay;

import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.provider.Charge;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Opening;
import dev.holdfast.provider.PaymentProvider;
import dev.holdfast.provider.Repayment;
import dev.holdfast.provider.Sighting;
import dev.holdfast.provider.Undelivered;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A provider's calls in one conversation, counted, and all but openings charged to the account's
/// budget: a buyer waits for those. A bug in an adapter is an answer that did not come.
final class Asking implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

  private final PaymentProvider provider;
  private final PayListener listener;
  private final Budget budget;
  private int paid;

  /// @param paid how many calls are charged already
  Asking(PaymentProvider provider, PayListener listener, Budget budget, int paid) {
    this.provider = provider;
    this.listener = listener;
    this.budget = budget;
    this.paid = paid;
  }

  Opening open(Charge charge) {
    long start = System.nanoTime();
    Opening opening;
    try {
      opening = provider.open(charge);
    } catch (RuntimeException | Error e) {
      opening = new Opening.Unanswered(broken("open", charge.paymentId(), e));
    }
    var answer =
        switch (opening) {
          case Opening.Ready ready -> "seen";
          case Opening.Refused refused -> "refused";
          case Opening.Unanswered unanswered -> "unanswered";
        };
    listener.asked(provider.account(), "open", answer, System.nanoTime() - start);
    return opening;
  }

  Sighting<PaymentNews> query(Charge charge) {
    return ask("query", charge.paymentId(), () -> provider.query(charge));
  }

  Sighting<PaymentNews> close(Charge charge) {
    return ask("close", charge.paymentId(), () -> provider.close(charge));
  }

  Sighting<RefundNews> refund(Repayment repayment) {
    return ask("refund", repayment.refundId(), () -> provider.refund(repayment));
  }

  Sighting<RefundNews> queryRefund(Repayment repayment) {
    return ask("query-refund", repayment.refundId(), () -> provider.queryRefund(repayment));
  }

  /// Of no payment or refund of its own.
  ///
  /// @param mayCall pays for one call, or says that none can be made
  Sighting<Undelivered> undelivered(Instant since, BooleanSupplier mayCall) {
    return answer("undelivered", 0, () -> provider.undelivered(since, mayCall));
  }

  Sighting<Incoming> reworded(Incoming undelivered) {
    return ask("undelivered", 0, () -> provider.reworded(undelivered));
  }

  private <N> Sighting<N> ask(String call, long id, Supplier<Sighting<N>> asking) {
    if (paid > 0) paid--;
    else budget.spend();
    return answer(call, id, asking);
  }

  private <N> Sighting<N> answer(String call, long id, Supplier<Sighting<N>> asking) {
    long start = System.nanoTime();
    Sighting<N> sighting;
    try {
      sighting = asking.get();
    } catch (RuntimeException | Error e) {
      sighting = new Sighting.Unanswered<>(broken(call, id, e));
    }
    var answer =
        switch (sighting) {
          case Sighting.Seen<N> seen -> "seen";
          case Sighting.Absent<N> absent -> "absent";
          case Sighting.Refused<N>(var code, var message) -> {
            LOG.warn("{} refused {} of {}: {} {}", provider.account(), call, id, code, message);
            yield "refused";
          }
          case Sighting.Unanswered<N> unanswered -> "unanswered";
        };
    listener.asked(provider.account(), call, answer, System.nanoTime() - start);
    return sighting;
  }

  /// What was not used is there for others.
  @Override
  public void close() {
    budget.giveBack(paid);
    paid = 0;
  }

  private String broken(String call, long id, Throwable e) {
    LOG.error("{} of {} at {} failed", call, id, provider.account(), e);
    return e.toString();
  }
}
