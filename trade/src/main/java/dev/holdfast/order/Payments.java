package dev.holdfast.order;

import dev.holdfast.payment.Payment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What becomes of an order's payments when its fate is decided.
final class Payments {
  private Payments() {}

  /// Ends payments that are not wanted any more: an offline one is closed, unless its end is not
  /// known; an online one will be closed at its provider, which may say that the buyer was faster.
  ///
  /// @return the ids of those that are not waited for any more
  static List<String> close(OrderDraft draft, Predicate<Payment> which, Instant now) {
    var closed = new ArrayList<String>();
    for (var payment : draft.payments()) {
      if (!which.test(payment)) continue;
      var after = closed(payment, now);
      if (after.equals(payment)) continue;
      draft.replace(payment, after);
      closed.add(Long.toString(payment.id()));
    }
    return closed;
  }

  private static Payment closed(Payment payment, Instant now) {
    if (!payment.isOffline()) return payment.givenUp(now);
    return payment.state().mayClose() ? payment.closed(now) : payment;
  }

  /// The order is paid: its stock is promised for good, and no more money is asked for.
  ///
  /// @return the ids of the payments that are not waited for any more
  static List<String> confirm(OrderDraft draft, LineStock stock, Instant now) {
    draft.lines(stock::commit);
    return close(draft, payment -> true, now);
  }
}
