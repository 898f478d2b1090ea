package dev.holdfast.promotion;

import java.math.BigInteger;

/// Parts of amounts in whole units.
public final class Proportion {
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private Proportion() {}

  /// `amount * part / whole`, rounded down, whatever the size; what is too large for a long is the
  /// largest long.
  ///
  /// @param whole more than 0; none of the three is negative
  public static long of(long amount, long part, long whole) {
    if (Math.multiplyHigh(amount, part) == 0) {
      long product = amount * part;
      if (product >= 0) return product / whole;
    }
    return BigInteger.valueOf(amount)
        .multiply(BigInteger.valueOf(part))
        .divide(BigInteger.valueOf(whole))
        .min(MAX)
        .longValue();
  }

  /// Takes an amount off lines by what is left of each. A line's share is the difference of two
  /// sums rounded down, so that the shares add up.
  ///
  /// @param amount at most what is left of all lines
  /// @param left by line, before it
  /// @param byLine what is taken off each, which grows
  public static void spread(long amount, long[] left, long[] byLine) {
    if (amount == 0) return;
    long whole = 0;
    for (long value : left) whole += value;
    long sum = 0;
    long given = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i];
      long due = of(amount, sum, whole);
      byLine[i] += due - given;
      given = due;
    }
  }
}
