package dev.holdfast.promotion;

import dev.holdfast.kernel.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The campaign gives nothing out: it has not started, is paused, over or closed.
public record CampaignClosed(
    String campaignId, CampaignStatus campaignStatus, Instant startsAt, @Nullable Instant endsAt)
    implements Refusal,
        SteerCampaign.Result,
        ExtendCampaign.Result,
        InviteBuyers.Result,
        AddCodes.Result,
        ClaimCoupon.Result,
        ClaimCode.Result {
  static CampaignClosed of(Campaign campaign) {
    return new CampaignClosed(
        Long.toString(campaign.id()),
        campaign.status(),
        campaign.period().startsAt(),
        campaign.period().endsAt());
  }
}
