package dev.holdfast.promotion;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.promotion.SteerCampaign.CampaignSteered;
import java.time.Instant;

final class SteerCampaignDecider implements Decider<SteerCampaign> {
  @Override
  public void needs(SteerCampaign command, Workspace loaded, Needs needs) {
    needs.lock(PromotionTables.CAMPAIGN, command.campaignId());
  }

  @Override
  public SteerCampaign.Result decide(SteerCampaign command, Workspace workspace, Context context) {
    var campaign = workspace.find(PromotionTables.CAMPAIGN, command.campaignId());
    if (campaign == null) return Campaigns.notFound(command.campaignId());
    if (campaign.status() == command.to()) return steered(campaign);
    if (campaign.status() == CampaignStatus.CLOSED) return CampaignClosed.of(campaign);
    var after = campaign.with(command.to(), period(campaign, command.to(), context.now()));
    Campaigns.write(after, workspace, event(command.to()));
    return steered(after);
  }

  private static Period period(Campaign campaign, CampaignStatus to, Instant now) {
    return switch (to) {
      case ACTIVE -> campaign.period().pausedTo(now);
      case PAUSED -> campaign.period().pausedFrom(now);
      case CLOSED -> campaign.period();
    };
  }

  private static CampaignEvent event(CampaignStatus to) {
    return switch (to) {
      case ACTIVE -> new CampaignEvent.CampaignResumed();
      case PAUSED -> new CampaignEvent.CampaignPaused();
      case CLOSED -> new CampaignEvent.CampaignClosed();
    };
  }

  private static CampaignSteered steered(Campaign campaign) {
    return new CampaignSteered(CampaignView.of(campaign));
  }
}
