package dev.holdfast.promotion;

import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.stock.Bounds;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// How points of a currency are earned, and what they are worth.
///
/// @param pointsPerUnit points for each major unit that is paid (a pound, 100 pence)
/// @param factor what they are multiplied by, in hundredths of a percent: 20,000 for double points
/// @param trigger what earns them: `ORDER_PAID` or `ORDER_DELIVERED`
/// @param startsAt what happens from here on earns; null, of a rule that is asked for, for now, or
///   for as long as it has been earning already
/// @param endsAt and before this; null for no end
/// @param redeemPoints,redeemAmount so many points take so many minor units off
public record PointsTerms(
    long pointsPerUnit,
    long factor,
    Trigger trigger,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    long redeemPoints,
    long redeemAmount) {
  public static final long ONCE = 10_000;
  public static final long MAX_FACTOR = 100 * ONCE;
  public static final long MAX_RATE = 1_000_000;

  public PointsTerms {
    Bounds.within("pointsPerUnit", pointsPerUnit, 0, MAX_RATE);
    Bounds.within("factor", factor, 1, MAX_FACTOR);
    if (trigger != Trigger.ORDER_PAID && trigger != Trigger.ORDER_DELIVERED) {
      throw new InvalidCommand("trigger", "is ORDER_PAID or ORDER_DELIVERED for points");
    }
    if (startsAt != null && endsAt != null && !endsAt.isAfter(startsAt)) {
      throw new InvalidCommand("endsAt", "is not after startsAt");
    }
    Bounds.within("redeemPoints", redeemPoints, 1, MAX_RATE);
    Bounds.within("redeemAmount", redeemAmount, 1, MAX_RATE);
  }

  PointsTerms from(Instant startsAt) {
    return new PointsTerms(
        pointsPerUnit, factor, trigger, startsAt, endsAt, redeemPoints, redeemAmount);
  }

  public boolean earnsAt(Instant at) {
    return (startsAt == null || !at.isBefore(startsAt)) && (endsAt == null || at.isBefore(endsAt));
  }

  /// Whole points for an amount, rounded down, up to [PointsLedger#MAX_POINTS].
  ///
  /// @param amount minor units
  public long earnedBy(long amount, String currency) {
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    long minorUnits = 1;
    for (int i = 0; i < digits; i++) minorUnits *= 10;
    long points = Proportion.of(amount, pointsPerUnit * factor, minorUnits * ONCE);
    return Math.min(points, PointsLedger.MAX_POINTS);
  }

  /// What points take off, in minor units, rounded down.
  public long worth(long points) {
    return Proportion.of(points, redeemAmount, redeemPoints);
  }

  /// The most points whose worth is not more than this, up to [PointsLedger#MAX_POINTS].
  ///
  /// @param amount minor units
  public long coveredBy(long amount) {
    long points = Proportion.of(amount + 1, redeemPoints, redeemAmount);
    points = Math.min(points, PointsLedger.MAX_POINTS);
    return worth(points) > amount ? points - 1 : points;
  }
}
