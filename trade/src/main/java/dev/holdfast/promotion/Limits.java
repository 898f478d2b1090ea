package dev.holdfast.promotion;

import dev.holdfast.stock.Bounds;
import org.jspecify.annotations.Nullable;

/// How many coupons there are. Revoked ones do not count and can be given out again.
///
/// @param quota coupons, over the whole campaign
/// @param budget minor units: no more coupons than it pays for, each at the most it can take off
/// @param perBuyer coupons for each buyer
/// @param perDay coupons on each day in the campaign's time zone
/// @param perBuyerAndDay coupons for each buyer on each day
public record Limits(
    long quota,
    @Nullable Long budget,
    @Nullable Long perBuyer,
    @Nullable Long perDay,
    @Nullable Long perBuyerAndDay) {
  public static final long MAX_QUOTA = 1_000_000_000;

  public Limits {
    Bounds.within("quota", quota, 1, MAX_QUOTA);
    if (budget != null) Bounds.within("budget", budget, 1, Bounds.MAX_AMOUNT);
    optional("perBuyerLimit", perBuyer);
    optional("perDayLimit", perDay);
    optional("perBuyerAndDayLimit", perBuyerAndDay);
  }

  private static void optional(String field, @Nullable Long limit) {
    if (limit != null) Bounds.within(field, limit, 1, MAX_QUOTA);
  }

  /// Coupons that quota and budget allow together.
  ///
  /// @param face the most that one can take off; known when there is a budget
  long pieces(@Nullable Long face) {
    if (budget == null || face == null) return quota;
    return Math.min(quota, budget / face);
  }
}
