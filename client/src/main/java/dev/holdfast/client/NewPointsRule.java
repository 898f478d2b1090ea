package dev.holdfast.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How points of a currency are earned and what they are worth; see [PointsRule].
///
/// @param factor null for 10,000: once
/// @param trigger null for `ORDER_PAID`
/// @param startsAt what happens from here on earns; null for now, or, of a rule that is changed
///   while it earns, since when it has
/// @param endsAt and before this; null for no end
public record NewPointsRule(
    long pointsPerUnit,
    @Nullable Long factor,
    @Nullable String trigger,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    long redeemPoints,
    long redeemAmount) {
  /// From now on without an end, once an order is paid.
  public static NewPointsRule of(long pointsPerUnit, long redeemPoints, long redeemAmount) {
    return new NewPointsRule(pointsPerUnit, null, null, null, null, redeemPoints, redeemAmount);
  }
}
