package dev.holdfast.promotion;

import java.util.Comparator;

/// What earns a coupon of a campaign once for ever, whoever says so and how often: the natural key
/// of a grant on every path.
///
/// @param key `order:ID`, or `buyer:ID` for a first order
public record GrantKey(long campaign, String key) implements Comparable<GrantKey> {
  private static final Comparator<GrantKey> ORDER =
      Comparator.comparingLong(GrantKey::campaign).thenComparing(GrantKey::key);

  public static GrantKey of(Campaign campaign, long order, String buyer) {
    boolean once = campaign.earning().trigger() == Trigger.FIRST_ORDER;
    return once ? ofBuyer(campaign.id(), buyer) : ofOrder(campaign.id(), order);
  }

  public static GrantKey ofOrder(long campaign, long order) {
    return new GrantKey(campaign, "order:" + order);
  }

  public static GrantKey ofBuyer(long campaign, String buyer) {
    return new GrantKey(campaign, "buyer:" + buyer);
  }

  @Override
  public int compareTo(GrantKey other) {
    return ORDER.compare(this, other);
  }
}
