package dev.holdfast.promotion;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Table;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.promotion.ClaimCode.CodeClaimed;

final class ClaimCodeDecider implements Decider<ClaimCode> {
  private final Table<String, Long> paidOrderOf;

  /// @param paidOrderOf a buyer's first paid order
  ClaimCodeDecider(Table<String, Long> paidOrderOf) {
    this.paidOrderOf = paidOrderOf;
  }

  @Override
  public void needs(ClaimCode command, Workspace loaded, Needs needs) {
    needs.read(paidOrderOf, command.buyerId());
    CodeUse.needs(command.hash(), command.buyerId(), loaded, needs);
  }

  @Override
  public ClaimCode.Result decide(ClaimCode command, Workspace workspace, Context context) {
    boolean newBuyer = workspace.find(paidOrderOf, command.buyerId()) == null;
    var use = CodeUse.of(command.hash(), command.buyerId(), newBuyer, workspace, context);
    return switch (use) {
      case CodeUse.Unknown unknown -> new CodeNotFound();
      case CodeUse.Denied denied -> refusal(denied.denial(), denied.campaign());
      case CodeUse.Used used -> new CodeClaimed(CouponView.of(used.coupon()));
    };
  }

  private static ClaimCode.Result refusal(Denial denial, Campaign campaign) {
    return switch (denial) {
      case CAMPAIGN_CLOSED -> CampaignClosed.of(campaign);
      case BUYER_NOT_ELIGIBLE -> Denials.notEligible(campaign);
      case BUYER_LIMIT_REACHED -> Denials.limitReached(campaign);
      case QUOTA_EXHAUSTED -> Denials.exhausted(campaign);
    };
  }
}
