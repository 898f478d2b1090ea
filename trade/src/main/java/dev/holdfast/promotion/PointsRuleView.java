package dev.holdfast.promotion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The points of a currency as callers see them; see [PointsTerms].
///
/// @param issued points that were earned and not taken back
/// @param redeemed points that paid orders have
/// @param adjusted points that operators gave, less those that they took
/// @param outstanding points that buyers have, or orders hold for them, less those that are owed
public record PointsRuleView(
    String currency,
    long pointsPerUnit,
    long factor,
    Trigger trigger,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    long redeemPoints,
    long redeemAmount,
    long issued,
    long redeemed,
    long adjusted,
    long outstanding,
    long version) {
  public static PointsRuleView of(PointsRule rule) {
    var terms = rule.terms();
    var totals = rule.totals();
    return new PointsRuleView(
        rule.currency(),
        terms.pointsPerUnit(),
        terms.factor(),
        terms.trigger(),
        terms.startsAt(),
        terms.endsAt(),
        terms.redeemPoints(),
        terms.redeemAmount(),
        -totals.issued(),
        totals.redeemed(),
        -totals.adjusted(),
        -totals.issued() - totals.adjusted() - totals.redeemed(),
        rule.version());
  }
}
