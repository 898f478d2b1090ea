package dev.holdfast.sandbox.page;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/// An amount as a buyer reads it.
final class Price {
  private Price() {}

  static String of(long amount, String code) {
    var currency = Currency.getInstance(code);
    var value = BigDecimal.valueOf(amount, Math.max(0, currency.getDefaultFractionDigits()));
    var symbol =
        switch (code) {
          case "CNY" -> "¥";
          case "GBP" -> "£";
          default -> currency.getSymbol(Locale.US);
        };
    return symbol
        + (symbol.length() > 1 ? "\u00a0" : "")
        + String.format(Locale.US, "%,.2f", value);
  }
}
