package dev.holdfast.promotion;

import dev.holdfast.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/// The buyer has had as many of the campaign's coupons as one may have, ever or today.
///
/// @param perBuyerLimit,perBuyerAndDayLimit null for none
public record BuyerLimitReached(
    String campaignId, @Nullable Long perBuyerLimit, @Nullable Long perBuyerAndDayLimit)
    implements Refusal, ClaimCoupon.Result, ClaimCode.Result {}
