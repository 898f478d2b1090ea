package dev.holdfast.sandbox.alipay;

import java.math.BigDecimal;

/// Amounts as Alipay writes them: yuan with two decimals.
final class Yuan {
  private static final int DECIMALS = 2;

  private Yuan() {}

  static String text(long fen) {
    return BigDecimal.valueOf(fen, DECIMALS).toPlainString();
  }

  /// @throws IllegalArgumentException for anything but an amount above 0 with at most two decimals
  static long fen(String text) {
    if (!text.matches("\\d{1,9}(\\.\\d{1,2})?")) {
      throw new IllegalArgumentException("not an amount: " + text);
    }
    long fen = new BigDecimal(text).movePointRight(DECIMALS).longValueExact();
    if (fen < 1) throw new IllegalArgumentException("not an amount: " + text);
    return fen;
  }
}
