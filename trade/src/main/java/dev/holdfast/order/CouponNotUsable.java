package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/// The order cannot use the coupon, or the code's.
///
/// @param couponId null when it is about a code that has no coupon yet
public record CouponNotUsable(@Nullable String couponId, Reason reason, String field)
    implements Refusal, PlaceOrder.Result {
  public enum Reason {
    /// Another order has it, or it was revoked.
    NOT_AVAILABLE,
    /// Its time is over.
    EXPIRED,
    /// The code's campaign has not started, is paused, over or closed.
    CAMPAIGN_CLOSED,
    /// The buyer is not in the audience of the code's campaign.
    BUYER_NOT_ELIGIBLE,
    /// The buyer has had as many coupons of the code's campaign as one may have.
    BUYER_LIMIT_REACHED,
    /// The code's campaign has no coupons left.
    QUOTA_EXHAUSTED,
    /// Its amounts are in another currency.
    OTHER_CURRENCY,
    /// It does not go with the other coupons.
    NOT_COMBINABLE,
    /// The goods are worth less than its threshold.
    BELOW_THRESHOLD,
    /// The order does not have its free item.
    ITEM_MISSING
  }
}
