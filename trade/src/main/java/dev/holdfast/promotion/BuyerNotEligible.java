package dev.holdfast.promotion;

import dev.holdfast.kernel.Refusal;

/// The buyer is not in the campaign's audience.
public record BuyerNotEligible(String campaignId, Audience audience)
    implements Refusal, ClaimCoupon.Result, ClaimCode.Result {}
