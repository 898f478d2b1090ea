package dev.holdfast.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A campaign to start, by the names that the API documents (docs/promotions.md). Start with
/// [#fixed] or [#percent], and change what differs.
///
/// @param amount minor units, of `FIXED`
/// @param basisPoints hundredths of a percent, of `PERCENT`
/// @param cap minor units that a coupon takes off at most
/// @param threshold minor units that the goods must be worth
/// @param sku of `FREE_ITEM`
public record NewCampaign(
    String name,
    Kind kind,
    String currency,
    @Nullable Long amount,
    @Nullable Long basisPoints,
    @Nullable Long cap,
    @Nullable Long threshold,
    @Nullable String sku,
    @Nullable String stacking,
    long quota,
    @Nullable Long budget,
    @Nullable Long perBuyerLimit,
    @Nullable Long perDayLimit,
    @Nullable Long perBuyerAndDayLimit,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable String timeZone,
    @Nullable Long validSeconds,
    @Nullable String audience,
    Grant grant,
    @Nullable Trigger trigger,
    @Nullable Long triggerAmount) {
  /// What a coupon takes off.
  public enum Kind {
    FREE_ITEM,
    PERCENT,
    FIXED
  }

  /// How coupons reach buyers.
  public enum Grant {
    CLAIM,
    EVENT,
    CODES
  }

  /// What earns a coupon, with `EVENT`.
  public enum Trigger {
    ORDER_PAID,
    FIRST_ORDER,
    AMOUNT_REACHED,
    ORDER_DELIVERED
  }

  /// Coupons that take an amount off.
  public static NewCampaign fixed(
      String name, long amount, String currency, long quota, Grant grant) {
    return of(name, Kind.FIXED, currency, amount, null, null, quota, grant, null);
  }

  /// Coupons that take a part of the goods' value off.
  ///
  /// @param cap null for no limit
  public static NewCampaign percent(
      String name, long basisPoints, @Nullable Long cap, String currency, long quota, Grant grant) {
    return of(name, Kind.PERCENT, currency, null, basisPoints, cap, quota, grant, null);
  }

  /// The same, earned by orders.
  public NewCampaign earnedBy(Trigger by) {
    return of(name, kind, currency, amount, basisPoints, cap, quota, Grant.EVENT, by);
  }

  private static NewCampaign of(
      String name,
      Kind kind,
      String currency,
      @Nullable Long amount,
      @Nullable Long basisPoints,
      @Nullable Long cap,
      long quota,
      Grant grant,
      @Nullable Trigger trigger) {
    return new NewCampaign(
        name,
        kind,
        currency,
        amount,
        basisPoints,
        cap,
        null,
        null,
        null,
        quota,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        grant,
        trigger,
        null);
  }
}
