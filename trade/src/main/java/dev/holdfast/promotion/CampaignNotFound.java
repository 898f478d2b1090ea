package dev.holdfast.promotion;

import dev.holdfast.kernel.Refusal;

/// There is no such campaign (HTTP 404).
public record CampaignNotFound(String campaignId)
    implements Refusal,
        SteerCampaign.Result,
        ExtendCampaign.Result,
        InviteBuyers.Result,
        AddCodes.Result,
        ClaimCoupon.Result,
        GrantCoupon.Result {}
