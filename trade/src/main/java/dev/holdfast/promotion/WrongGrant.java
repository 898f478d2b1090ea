package dev.holdfast.promotion;

import dev.holdfast.kernel.Refusal;

/// The campaign gives its coupons out in another way.
///
/// @param grant how it does
public record WrongGrant(String campaignId, GrantMode grant)
    implements Refusal, AddCodes.Result, ClaimCoupon.Result {}
