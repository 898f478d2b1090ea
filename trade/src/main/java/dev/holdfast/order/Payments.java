package dev.holdfast.order;

import dev.holdfast.payment.Payment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What becomes of an order's payments when its fate is decided.
final class Payments {
  private Payments() {}

  /// Closes payments that need not end themselves. One whose end is not known stays so.
  ///
  /// @return the ids of those that were closed
  static List<String> close(OrderDraft draft, Predicate<Payment> which, Instant now) {
    var closed = new ArrayList<String>();
    for (var payment : draft.payments()) {
      if (!payment.state().mayClose() || !which.test(payment)) continue;
      draft.replace(payment, payment.closed(now));
      closed.add(Long.toString(payment.id()));
    }
    return closed;
  }

  /// The order is paid: its stock is promised for good, and no more money is asked for.
  ///
  /// @return the ids of the payments that were closed
  static List<String> confirm(OrderDraft draft, LineStock stock, Instant now) {
    draft.lines(stock::commit);
    return close(draft, payment -> true, now);
  }
}
