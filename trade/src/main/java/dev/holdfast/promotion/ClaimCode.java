package dev.holdfast.promotion;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.stock.Bounds;
import java.util.UUID;

/// A buyer turns a code into a coupon; the same buyer again gets the same one.
///
/// @param hash of the code
public record ClaimCode(UUID hash, String buyerId) implements Command {
  public ClaimCode {
    Bounds.present("code", hash);
    Bounds.text("buyerId", buyerId, ClaimCoupon.MAX_BUYER);
  }

  public sealed interface Result extends Outcome
      permits CodeNotFound,
          CampaignClosed,
          BuyerNotEligible,
          BuyerLimitReached,
          QuotaExhausted,
          CodeClaimed {}

  public record CodeClaimed(CouponView coupon) implements Result {}
}
