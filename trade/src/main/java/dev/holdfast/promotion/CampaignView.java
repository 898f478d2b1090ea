package dev.holdfast.promotion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A campaign as callers see it. Amounts are minor units of `currency`; see [Benefit], [Limits],
/// [Period], [Earning] and [Tally].
///
/// @param remaining coupons that can still be given out
public record CampaignView(
    String id,
    String name,
    CampaignStatus status,
    BenefitKind kind,
    String currency,
    @Nullable Long amount,
    @Nullable Long basisPoints,
    @Nullable Long cap,
    @Nullable Long threshold,
    @Nullable String sku,
    Stacking stacking,
    long quota,
    @Nullable Long budget,
    @Nullable Long perBuyerLimit,
    @Nullable Long perDayLimit,
    @Nullable Long perBuyerAndDayLimit,
    Instant startsAt,
    @Nullable Instant endsAt,
    String timeZone,
    @Nullable Long validSeconds,
    Audience audience,
    GrantMode grant,
    @Nullable Trigger trigger,
    @Nullable Long triggerAmount,
    long issued,
    long remaining,
    long held,
    long redeemed,
    long expired,
    long revoked,
    long spent,
    long version) {
  public static CampaignView of(Campaign campaign) {
    var benefit = campaign.benefit();
    var limits = campaign.limits();
    var period = campaign.period();
    var earning = campaign.earning();
    var tally = campaign.tally();
    return new CampaignView(
        Long.toString(campaign.id()),
        campaign.name(),
        campaign.status(),
        benefit.kind(),
        campaign.currency(),
        benefit.amount(),
        benefit.basisPoints(),
        benefit.cap(),
        benefit.threshold(),
        benefit.sku(),
        campaign.stacking(),
        limits.quota(),
        limits.budget(),
        limits.perBuyer(),
        limits.perDay(),
        limits.perBuyerAndDay(),
        period.startsAt(),
        period.endsAt(),
        period.zone(),
        period.validSeconds(),
        campaign.audience(),
        earning.mode(),
        earning.trigger(),
        earning.amount(),
        tally.issued(),
        campaign.remaining(),
        tally.held(),
        tally.redeemed(),
        tally.expired(),
        tally.revoked(),
        tally.spent(),
        campaign.version());
  }
}
