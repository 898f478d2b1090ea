package dev.holdfast.promotion;

import dev.holdfast.kernel.Deciders;
import dev.holdfast.kernel.Table;

/// Who decides the commands of this room.
public final class PromotionDeciders {
  private PromotionDeciders() {}

  /// @param paidOrderOf a buyer's first paid order
  public static Deciders register(Deciders deciders, Table<String, Long> paidOrderOf) {
    return deciders
        .with(CreateCampaign.class, new CreateCampaignDecider())
        .with(SteerCampaign.class, new SteerCampaignDecider())
        .with(ExtendCampaign.class, new ExtendCampaignDecider())
        .with(InviteBuyers.class, new InviteBuyersDecider())
        .with(AddCodes.class, new AddCodesDecider())
        .with(ClaimCoupon.class, new ClaimCouponDecider(paidOrderOf))
        .with(ClaimCode.class, new ClaimCodeDecider(paidOrderOf))
        .with(RevokeCoupon.class, new RevokeCouponDecider())
        .with(ExpireCoupon.class, new ExpireCouponDecider())
        .with(PutPointsRule.class, new PutPointsRuleDecider())
        .with(AdjustPoints.class, new AdjustPointsDecider());
  }
}
