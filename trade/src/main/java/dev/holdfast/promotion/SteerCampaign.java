package dev.holdfast.promotion;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.stock.Bounds;

/// Pauses a campaign, lets it go on, or ends it for good. What is so already stays so.
public record SteerCampaign(long campaignId, CampaignStatus to) implements Command {
  public SteerCampaign {
    Bounds.present("to", to);
  }

  public sealed interface Result extends Outcome
      permits CampaignNotFound, CampaignClosed, CampaignSteered {}

  public record CampaignSteered(CampaignView campaign) implements Result {}
}
