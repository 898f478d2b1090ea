package dev.holdfast.promotion;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.promotion.InviteBuyers.BuyersInvited;

final class InviteBuyersDecider implements Decider<InviteBuyers> {
  @Override
  public void needs(InviteBuyers command, Workspace loaded, Needs needs) {
    for (var buyer : command.buyers()) Issuing.needs(command.campaignId(), buyer, needs);
  }

  @Override
  public InviteBuyers.Result decide(InviteBuyers command, Workspace workspace, Context context) {
    var campaign = workspace.find(PromotionTables.CAMPAIGN, command.campaignId());
    if (campaign == null) return Campaigns.notFound(command.campaignId());
    if (campaign.status() == CampaignStatus.CLOSED) return CampaignClosed.of(campaign);
    var ledger = new CouponLedger(workspace);
    int invited = 0;
    for (var buyer : command.buyers()) {
      var key = new OfBuyer(campaign.id(), buyer);
      var allotment = ledger.allotment(key);
      if (allotment.invited()) continue;
      workspace.put(PromotionTables.ALLOTMENT, key, allotment.invite());
      invited++;
    }
    if (invited > 0) {
      var event = new CampaignEvent.BuyersInvited(invited);
      Campaigns.write(campaign.next(), workspace, event);
    }
    return new BuyersInvited(Long.toString(campaign.id()), invited);
  }
}
