package dev.holdfast.promotion;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.stock.Bounds;

/// A buyer takes a coupon of a campaign.
///
/// @param buyerId 1 to 128 characters
public record ClaimCoupon(long campaignId, String buyerId) implements Command {
  static final int MAX_BUYER = 128;

  public ClaimCoupon {
    Bounds.text("buyerId", buyerId, MAX_BUYER);
  }

  public sealed interface Result extends Outcome
      permits CampaignNotFound,
          WrongGrant,
          CampaignClosed,
          BuyerNotEligible,
          BuyerLimitReached,
          QuotaExhausted,
          CouponClaimed {}

  public record CouponClaimed(CouponView coupon) implements Result {}
}
