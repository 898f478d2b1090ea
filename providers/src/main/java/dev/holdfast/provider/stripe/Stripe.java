package dev.holdfast.provider.stripe;

import dev.holdfast.provider.PaymentProvider;
import dev.holdfast.provider.wire.Wire;

/// Makes Stripe accounts usable.
public final class Stripe {
  private Stripe() {}

  /// @param wire shared, closed by whoever made it
  public static PaymentProvider provider(StripeAccount account, Wire wire) {
    return new StripeProvider(account, wire);
  }
}
