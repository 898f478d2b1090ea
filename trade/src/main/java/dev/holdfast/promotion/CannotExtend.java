package dev.holdfast.promotion;

import dev.holdfast.kernel.Refusal;

/// The campaign cannot have this limit.
///
/// @param field the request's field to blame
/// @param cause why
public record CannotExtend(String campaignId, String field, String cause)
    implements Refusal, ExtendCampaign.Result {}
