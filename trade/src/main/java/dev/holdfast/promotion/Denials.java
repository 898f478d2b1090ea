package dev.holdfast.promotion;

/// The refusals that a [Denial] becomes.
final class Denials {
  private Denials() {}

  static BuyerNotEligible notEligible(Campaign campaign) {
    return new BuyerNotEligible(Long.toString(campaign.id()), campaign.audience());
  }

  static BuyerLimitReached limitReached(Campaign campaign) {
    var limits = campaign.limits();
    return new BuyerLimitReached(
        Long.toString(campaign.id()), limits.perBuyer(), limits.perBuyerAndDay());
  }

  static QuotaExhausted exhausted(Campaign campaign) {
    long remaining = campaign.remaining();
    var limits = campaign.limits();
    return new QuotaExhausted(
        Long.toString(campaign.id()),
        limits.quota(),
        remaining,
        remaining == 0 ? null : limits.perDay());
  }
}
