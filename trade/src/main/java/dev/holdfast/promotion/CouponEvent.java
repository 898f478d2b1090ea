package dev.holdfast.promotion;

import dev.holdfast.kernel.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happens to a coupon; aggregate `coupon`.
public sealed interface CouponEvent extends Event {
  /// @param number of the campaign's coupons for this buyer
  record CouponIssued(
      String campaign,
      String buyerId,
      long number,
      @Nullable String grantKey,
      @Nullable Instant expiresAt)
      implements CouponEvent {}

  /// @param discount minor units that it takes off the order
  record CouponHeld(String campaign, String order, long discount) implements CouponEvent {}

  record CouponRedeemed(String campaign, String order, long discount) implements CouponEvent {}

  /// @param order that let it go
  record CouponReturned(String campaign, String order) implements CouponEvent {}

  /// It is to be revoked once its order lets it go.
  record CouponForfeited(String campaign, String reason) implements CouponEvent {}

  record CouponExpired(String campaign) implements CouponEvent {}

  record CouponRevoked(String campaign, String reason) implements CouponEvent {}
}
