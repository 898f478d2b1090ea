package dev.holdfast.promotion;

/// The points of one currency: terms, and the shop's accounts. Its row is the lock for these.
///
/// @param version number of its last journal entry; transfers have entries of their own
public record PointsRule(
    long id, String currency, PointsTerms terms, PointsTotals totals, long version) {
  PointsRule with(PointsTotals totals) {
    return new PointsRule(id, currency, terms, totals, version);
  }

  PointsRule with(PointsTerms terms) {
    return new PointsRule(id, currency, terms, totals, version + 1);
  }
}
