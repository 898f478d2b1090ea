package dev.holdfast.promotion;

import java.util.Comparator;

/// A buyer's points in a currency.
public record OfWallet(String currency, String buyerId) implements Comparable<OfWallet> {
  private static final Comparator<OfWallet> ORDER =
      Comparator.comparing(OfWallet::currency).thenComparing(OfWallet::buyerId);

  @Override
  public int compareTo(OfWallet other) {
    return ORDER.compare(this, other);
  }
}
