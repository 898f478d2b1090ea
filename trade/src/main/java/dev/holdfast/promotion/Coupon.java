package dev.holdfast.promotion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One coupon of one buyer.
///
/// @param number of this campaign's coupons for this buyer, from 1
/// @param grantKey what earned it, once for ever within its campaign; null when it was claimed
/// @param earnedBy the order that earned it
/// @param order that has it, while it is held or redeemed
/// @param discount minor units that it takes off that order, 0 without one
/// @param forfeited whether it is revoked instead of given back when its order lets it go
/// @param expiresAt null for never
/// @param version number of its last journal entry
public record Coupon(
    long id,
    long campaign,
    String buyerId,
    long number,
    CouponState state,
    @Nullable String grantKey,
    @Nullable Long earnedBy,
    @Nullable Long order,
    long discount,
    boolean forfeited,
    Instant createdAt,
    @Nullable Instant expiresAt,
    long version) {
  public Coupon {
    boolean used = state == CouponState.HELD || state == CouponState.REDEEMED;
    if (used != (order != null) || !used && discount != 0) {
      throw new IllegalArgumentException("coupon %d, %s, order %s".formatted(id, state, order));
    }
  }

  /// Whether its time is over.
  boolean ended(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  /// Whether the buyer could use it now.
  public boolean usable(Instant now) {
    return state == CouponState.ISSUED && !ended(now);
  }

  Coupon with(CouponState state, @Nullable Long order, long discount) {
    return new Coupon(
        id,
        campaign,
        buyerId,
        number,
        state,
        grantKey,
        earnedBy,
        order,
        discount,
        forfeited,
        createdAt,
        expiresAt,
        version + 1);
  }

  Coupon forfeit() {
    return new Coupon(
        id,
        campaign,
        buyerId,
        number,
        state,
        grantKey,
        earnedBy,
        order,
        discount,
        true,
        createdAt,
        expiresAt,
        version + 1);
  }
}
