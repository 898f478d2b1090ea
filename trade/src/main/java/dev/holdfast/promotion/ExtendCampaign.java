package dev.holdfast.promotion;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.stock.Bounds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Gives a campaign another quota, budget or end.
///
/// @param quota,budget,endsAt null keeps what it is
public record ExtendCampaign(
    long campaignId, @Nullable Long quota, @Nullable Long budget, @Nullable Instant endsAt)
    implements Command {
  public ExtendCampaign {
    if (quota == null && budget == null && endsAt == null) {
      throw new InvalidCommand("quota", "is missing, and budget and endsAt too");
    }
    if (quota != null) Bounds.within("quota", quota, 1, Limits.MAX_QUOTA);
    if (budget != null) Bounds.within("budget", budget, 1, Bounds.MAX_AMOUNT);
  }

  public sealed interface Result extends Outcome
      permits CampaignNotFound, CampaignClosed, CannotExtend, CampaignExtended {}

  public record CampaignExtended(CampaignView campaign) implements Result {}
}
