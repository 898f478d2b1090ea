package dev.holdfast.provider.stripe;

import java.util.Currency;
import java.util.Map;

/// Minor units as Stripe counts them, which for a few currencies is not as ISO 4217 does.
/// `https://docs.stripe.com/currencies#special-cases`
final class StripeAmounts {
  private static final Map<String, Integer> DECIMALS = Map.of("ISK", 2, "UGX", 2, "MGA", 0);

  private StripeAmounts() {}

  /// @throws ArithmeticException when Stripe cannot count the amount
  static long toStripe(long amount, String currency) {
    return shifted(amount, iso(currency), stripe(currency));
  }

  /// @throws ArithmeticException when we cannot count the amount
  static long toOurs(long amount, String currency) {
    return shifted(amount, stripe(currency), iso(currency));
  }

  private static int iso(String currency) {
    return Currency.getInstance(currency).getDefaultFractionDigits();
  }

  private static int stripe(String currency) {
    return DECIMALS.getOrDefault(currency, iso(currency));
  }

  private static long shifted(long amount, int from, int to) {
    long shifted = amount;
    for (int i = from; i < to; i++) shifted = Math.multiplyExact(shifted, 10);
    for (int i = to; i < from; i++) {
      if (shifted % 10 != 0) throw new ArithmeticException(amount + " has too many decimals");
      shifted /= 10;
    }
    return shifted;
  }
}
