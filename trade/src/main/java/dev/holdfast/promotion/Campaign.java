package dev.holdfast.promotion;

/// A rule that gives out coupons. Its row is the lock for its quota.
///
/// @param currency of all amounts
/// @param version number of its last journal entry; coupons have entries of their own
public record Campaign(
    long id,
    String name,
    String currency,
    Benefit benefit,
    Stacking stacking,
    Limits limits,
    Period period,
    Audience audience,
    Earning earning,
    CampaignStatus status,
    Tally tally,
    long version) {

  /// Coupons that can still be given out.
  long remaining() {
    return Math.max(0, limits.pieces(benefit.face()) - tally.issued());
  }

  Campaign with(Tally tally) {
    return new Campaign(
        id, name, currency, benefit, stacking, limits, period, audience, earning, status, tally,
        version);
  }

  Campaign with(CampaignStatus status, Period period) {
    return new Campaign(
        id,
        name,
        currency,
        benefit,
        stacking,
        limits,
        period,
        audience,
        earning,
        status,
        tally,
        version + 1);
  }

  Campaign with(Limits limits, Period period) {
    return new Campaign(
        id,
        name,
        currency,
        benefit,
        stacking,
        limits,
        period,
        audience,
        earning,
        status,
        tally,
        version + 1);
  }

  /// The same with one more entry in its journal.
  Campaign next() {
    return with(limits, period);
  }
}
