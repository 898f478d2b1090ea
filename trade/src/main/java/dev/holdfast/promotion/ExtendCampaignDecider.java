package dev.holdfast.promotion;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.promotion.ExtendCampaign.CampaignExtended;
import org.jspecify.annotations.Nullable;

final class ExtendCampaignDecider implements Decider<ExtendCampaign> {
  @Override
  public void needs(ExtendCampaign command, Workspace loaded, Needs needs) {
    needs.lock(PromotionTables.CAMPAIGN, command.campaignId());
  }

  @Override
  public ExtendCampaign.Result decide(
      ExtendCampaign command, Workspace workspace, Context context) {
    var campaign = workspace.find(PromotionTables.CAMPAIGN, command.campaignId());
    if (campaign == null) return Campaigns.notFound(command.campaignId());
    if (campaign.status() == CampaignStatus.CLOSED) return CampaignClosed.of(campaign);
    var refusal = refusal(command, campaign);
    return refusal != null ? refusal : extend(command, campaign, workspace, context);
  }

  private static @Nullable CannotExtend refusal(ExtendCampaign command, Campaign campaign) {
    long issued = campaign.tally().issued();
    var face = campaign.benefit().face();
    if (command.quota() != null && command.quota() < issued) {
      return cannot(campaign, "quota", issued + " coupons are out");
    }
    if (command.budget() != null && face == null) {
      return cannot(campaign, "budget", "nothing says what a coupon takes off at most");
    }
    if (command.budget() != null && face != null && command.budget() / face < issued) {
      return cannot(campaign, "budget", issued + " coupons of " + face + " are out");
    }
    return command.endsAt() != null && !command.endsAt().isAfter(campaign.period().startsAt())
        ? cannot(campaign, "endsAt", "is not after startsAt")
        : null;
  }

  private static CannotExtend cannot(Campaign campaign, String field, String cause) {
    return new CannotExtend(Long.toString(campaign.id()), field, cause);
  }

  private static CampaignExtended extend(
      ExtendCampaign command, Campaign campaign, Workspace workspace, Context context) {
    var limits = campaign.limits();
    var period = campaign.period();
    var after =
        campaign.with(
            new Limits(
                command.quota() == null ? limits.quota() : command.quota(),
                command.budget() == null ? limits.budget() : command.budget(),
                limits.perBuyer(),
                limits.perDay(),
                limits.perBuyerAndDay()),
            command.endsAt() == null ? period : period.endingAt(command.endsAt(), context.now()));
    var event =
        new CampaignEvent.CampaignExtended(
            after.limits().quota(), after.limits().budget(), after.period().endsAt());
    Campaigns.write(after, workspace, event);
    return new CampaignExtended(CampaignView.of(after));
  }
}
