package dev.holdfast.provider.alipay;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Amounts as Alipay writes them: yuan with two decimals.
final class Yuan {
  static final String CURRENCY = "CNY";

  private Yuan() {}

  static String of(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  /// @throws ArithmeticException when there are parts of a fen
  /// @throws NumberFormatException when it is no number
  static long fen(@Nullable String yuan) {
    if (yuan == null || yuan.length() > 20) throw new NumberFormatException("amount " + yuan);
    return new BigDecimal(yuan).movePointRight(2).longValueExact();
  }
}
