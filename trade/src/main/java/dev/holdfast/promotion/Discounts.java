package dev.holdfast.promotion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the coupons of one order take off, coupon by coupon and spread over the lines: first free
/// items, then percentages of what is left, then amounts; within a kind the older campaign first.
/// Every part is a whole minor unit, no line goes below zero, and the lines' parts add up to the
/// coupons'.
public final class Discounts {
  private static final Comparator<Offer> COUNTED_FIRST =
      Comparator.<Offer, BenefitKind>comparing(offer -> offer.campaign().benefit().kind())
          .thenComparing(offer -> offer.campaign().id())
          .thenComparing(Offer::coupon);

  private final Basket basket;
  private final long[] byLine;
  private final List<Part> parts = new ArrayList<>();

  /// A coupon that an order wants to use.
  public record Offer(long coupon, Campaign campaign) {}

  /// What a coupon takes off.
  ///
  /// @param amount minor units
  public record Part(long coupon, long campaign, long amount) {}

  /// Why a coupon cannot be used on an order.
  public enum Misfit {
    /// Its amounts are in another currency.
    OTHER_CURRENCY,
    /// It does not go with the other coupons.
    NOT_COMBINABLE,
    /// The goods are worth less than its threshold.
    BELOW_THRESHOLD,
    /// The order does not have its item.
    ITEM_MISSING
  }

  private Discounts(Basket basket) {
    this.basket = basket;
    this.byLine = new long[basket.skus().size()];
  }

  /// What speaks against a coupon, given all that are to be used; null when nothing does.
  public static @Nullable Misfit misfit(
      Offer offer, List<Offer> all, String currency, Basket basket) {
    var benefit = offer.campaign().benefit();
    if (!offer.campaign().currency().equals(currency)) return Misfit.OTHER_CURRENCY;
    if (all.size() > 1 && !combinable(offer, all)) return Misfit.NOT_COMBINABLE;
    var threshold = benefit.threshold();
    if (threshold != null && basket.value() < threshold) return Misfit.BELOW_THRESHOLD;
    return benefit.sku() != null && !basket.skus().contains(benefit.sku())
        ? Misfit.ITEM_MISSING
        : null;
  }

  private static boolean combinable(Offer offer, List<Offer> all) {
    if (offer.campaign().stacking() == Stacking.EXCLUSIVE) return false;
    for (var other : all) {
      if (other != offer && other.campaign().id() == offer.campaign().id()) return false;
    }
    return true;
  }

  /// @param offers that fit, see [#misfit]
  public static Discounts of(List<Offer> offers, Basket basket) {
    var discounts = new Discounts(basket);
    offers.stream().sorted(COUNTED_FIRST).forEach(discounts::take);
    return discounts;
  }

  /// By coupon, in the order in which they were counted.
  public List<Part> parts() {
    return parts;
  }

  /// By line, minor units.
  public long[] byLine() {
    return byLine;
  }

  private void take(Offer offer) {
    var benefit = offer.campaign().benefit();
    var item = benefit.sku();
    long amount = item == null ? takeOffAll(benefit) : takeItem(benefit, item);
    parts.add(new Part(offer.coupon(), offer.campaign().id(), amount));
  }

  /// One unit of the first line that has the item, and a whole unit that is still to be paid.
  private long takeItem(Benefit benefit, String item) {
    int line = lineOf(item);
    long amount = benefit.of(Math.min(left(line), basket.unitPrices()[line]));
    byLine[line] += amount;
    return amount;
  }

  private int lineOf(String item) {
    int first = basket.skus().indexOf(item);
    for (int line = first; line < byLine.length; line++) {
      boolean whole = left(line) >= basket.unitPrices()[line];
      if (whole && basket.skus().get(line).equals(item)) return line;
    }
    return first;
  }

  private long takeOffAll(Benefit benefit) {
    var left = new long[byLine.length];
    long all = 0;
    for (int i = 0; i < left.length; i++) all += left[i] = left(i);
    long amount = benefit.of(all);
    Proportion.spread(amount, left, byLine);
    return amount;
  }

  private long left(int line) {
    return basket.value(line) - byLine[line];
  }
}
