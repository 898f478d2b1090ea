package dev.holdfast.promotion;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Table;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.promotion.ClaimCoupon.CouponClaimed;

final class ClaimCouponDecider implements Decider<ClaimCoupon> {
  private final Table<String, Long> paidOrderOf;

  /// @param paidOrderOf a buyer's first paid order
  ClaimCouponDecider(Table<String, Long> paidOrderOf) {
    this.paidOrderOf = paidOrderOf;
  }

  /// The campaign first: it says whether the buyer's orders matter.
  @Override
  public void needs(ClaimCoupon command, Workspace loaded, Needs needs) {
    needs.lock(PromotionTables.CAMPAIGN, command.campaignId());
    if (!loaded.isLoaded(PromotionTables.CAMPAIGN, command.campaignId())) {
      needs.andMore();
      return;
    }
    var campaign = loaded.find(PromotionTables.CAMPAIGN, command.campaignId());
    if (campaign == null || campaign.earning().mode() != GrantMode.CLAIM) return;
    Issuing.needs(campaign.id(), command.buyerId(), needs);
    if (campaign.audience() == Audience.FIRST_ORDER) needs.read(paidOrderOf, command.buyerId());
  }

  @Override
  public ClaimCoupon.Result decide(ClaimCoupon command, Workspace workspace, Context context) {
    var campaign = workspace.find(PromotionTables.CAMPAIGN, command.campaignId());
    if (campaign == null) return Campaigns.notFound(command.campaignId());
    var mode = campaign.earning().mode();
    if (mode != GrantMode.CLAIM) return new WrongGrant(Long.toString(campaign.id()), mode);
    var issuing = new Issuing(campaign, command.buyerId(), workspace, context);
    var denial = issuing.denial(context.now(), newBuyer(campaign, command, workspace));
    return denial == null
        ? new CouponClaimed(CouponView.of(issuing.issue(null, null)))
        : refusal(denial, campaign);
  }

  private boolean newBuyer(Campaign campaign, ClaimCoupon command, Workspace workspace) {
    return campaign.audience() == Audience.FIRST_ORDER
        && workspace.find(paidOrderOf, command.buyerId()) == null;
  }

  private static ClaimCoupon.Result refusal(Denial denial, Campaign campaign) {
    return switch (denial) {
      case CAMPAIGN_CLOSED -> CampaignClosed.of(campaign);
      case BUYER_NOT_ELIGIBLE -> Denials.notEligible(campaign);
      case BUYER_LIMIT_REACHED -> Denials.limitReached(campaign);
      case QUOTA_EXHAUSTED -> Denials.exhausted(campaign);
    };
  }
}
