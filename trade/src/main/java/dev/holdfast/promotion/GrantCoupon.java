package dev.holdfast.promotion;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;

/// Gives an order's buyer the coupon that the order has earned. The one command for it, whoever
/// sends it: what a campaign grants for an order (or for a first order's buyer) it grants once.
///
/// @param byHand an operator asks for it: then what was earned in a pause counts as well
public record GrantCoupon(long campaignId, long orderId, boolean byHand) implements Command {
  public sealed interface Result extends Outcome
      permits CampaignNotFound, CouponNotGranted, CouponGranted {}

  /// There is none, and that is no error. The first reason that applies.
  public record CouponNotGranted(boolean granted, Reason reason) implements Result {
    public enum Reason {
      ORDER_NOT_FOUND,
      /// The order has not done what earns one, or has undone it.
      NOT_EARNED,
      /// The campaign gives nothing out, or did not when the order earned it.
      CAMPAIGN_CLOSED,
      BUYER_NOT_ELIGIBLE,
      BUYER_LIMIT_REACHED,
      QUOTA_EXHAUSTED
    }
  }

  /// The coupon is out, now or since long.
  public record CouponGranted(boolean granted, String couponId) implements Result {}
}
