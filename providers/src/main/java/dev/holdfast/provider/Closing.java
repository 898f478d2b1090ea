package dev.holdfast.provider;

import dev.holdfast.payment.PaymentNews;
import java.util.function.Supplier;

/// A close that the provider refused.
public final class Closing {
  private Closing() {}

  /// Refused, most likely because the payment has ended already: then how it ended is the answer.
  ///
  /// @param query asks the provider; only asked after a refusal
  public static Sighting<PaymentNews> settled(
      Sighting<PaymentNews> closed, Supplier<Sighting<PaymentNews>> query) {
    if (!(closed instanceof Sighting.Refused)) return closed;
    return query.get() instanceof Sighting.Seen<PaymentNews> seen && seen.news().state().isFinal()
        ? seen
        : closed;
  }
}
