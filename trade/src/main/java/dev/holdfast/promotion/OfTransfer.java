package dev.holdfast.promotion;

import java.util.Comparator;

/// A transfer of a wallet.
///
/// @param number from 1 without a gap
public record OfTransfer(long wallet, long number) implements Comparable<OfTransfer> {
  private static final Comparator<OfTransfer> ORDER =
      Comparator.comparingLong(OfTransfer::wallet).thenComparingLong(OfTransfer::number);

  @Override
  public int compareTo(OfTransfer other) {
    return ORDER.compare(this, other);
  }
}
