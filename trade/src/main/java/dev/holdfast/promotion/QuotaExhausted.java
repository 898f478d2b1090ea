package dev.holdfast.promotion;

import dev.holdfast.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/// The campaign has no coupons left, for good or for today.
///
/// @param remaining 0, or what is left for other days
/// @param perDayLimit how many there are on a day, when it is that which is reached
public record QuotaExhausted(
    String campaignId, long quota, long remaining, @Nullable Long perDayLimit)
    implements Refusal, ClaimCoupon.Result, ClaimCode.Result {}
