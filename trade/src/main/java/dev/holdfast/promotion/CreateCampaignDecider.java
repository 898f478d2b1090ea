package dev.holdfast.promotion;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.promotion.CreateCampaign.CampaignCreated;

final class CreateCampaignDecider implements Decider<CreateCampaign> {
  @Override
  public void needs(CreateCampaign command, Workspace loaded, Needs needs) {}

  @Override
  public CreateCampaign.Result decide(
      CreateCampaign command, Workspace workspace, Context context) {
    var startsAt = command.startsAt() == null ? context.now() : command.startsAt();
    var endsAt = command.endsAt();
    if (endsAt != null && !endsAt.isAfter(startsAt)) {
      return new CreateCampaign.CampaignOver(endsAt, "endsAt");
    }
    var zone = command.zone() == null ? "UTC" : command.zone();
    var campaign =
        new Campaign(
            context.ids().next(command.name()),
            command.name(),
            command.currency(),
            command.benefit(),
            command.stacking(),
            limits(command),
            new Period(startsAt, endsAt, zone, command.validSeconds()),
            command.audience(),
            command.earning(),
            CampaignStatus.ACTIVE,
            Tally.NONE,
            1);
    Campaigns.write(campaign, workspace, created(campaign));
    return new CampaignCreated(CampaignView.of(campaign));
  }

  private static Limits limits(CreateCampaign command) {
    var limits = command.limits();
    if (limits.perBuyer() != null || command.earning().mode() == GrantMode.EVENT) return limits;
    return new Limits(
        limits.quota(), limits.budget(), 1L, limits.perDay(), limits.perBuyerAndDay());
  }

  private static CampaignEvent created(Campaign campaign) {
    return new CampaignEvent.CampaignCreated(
        campaign.name(),
        campaign.currency(),
        campaign.benefit(),
        campaign.stacking(),
        campaign.limits(),
        campaign.period(),
        campaign.audience(),
        campaign.earning());
  }
}
