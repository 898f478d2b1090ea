package dev.holdfast.promotion;

import dev.holdfast.kernel.Refusal;

/// The campaign has no coupons left, for good or for today.
///
/// @param remaining 0, or what is left for other days
public record QuotaExhausted(String campaignId, long quota, long remaining)
    implements Refusal, ClaimCoupon.Result, ClaimCode.Result {}
