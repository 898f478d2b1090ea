package dev.holdfast.promotion;

import java.util.Comparator;

/// A buyer in a campaign.
public record OfBuyer(long campaign, String buyerId) implements Comparable<OfBuyer> {
  private static final Comparator<OfBuyer> ORDER =
      Comparator.comparingLong(OfBuyer::campaign).thenComparing(OfBuyer::buyerId);

  @Override
  public int compareTo(OfBuyer other) {
    return ORDER.compare(this, other);
  }
}
