package dev.holdfast.payment;

import org.jspecify.annotations.Nullable;

/// Money that came in and does not fit its payment: another amount, another currency, or a second
/// time. A person decides what becomes of it.
///
/// @param amount minor units
/// @param currency ISO 4217
/// @param reference of the money, null when the source does not say
/// @param decided whether a person has
public record Misfit(long amount, String currency, @Nullable String reference, boolean decided) {
  Misfit settled() {
    return new Misfit(amount, currency, reference, true);
  }

  /// Whether that news tells of this very money.
  boolean isTold(PaymentNews news) {
    return news.amount() != null
        && news.amount() == amount
        && currency.equals(news.currency())
        && (news.reference() == null || news.reference().equals(reference));
  }
}
