package dev.holdfast.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How points of a currency are earned and what they are worth; see [PointsRule].
///
/// @param factor null for 10,000: once
/// @param trigger null for `ORDER_PAID`
/// @param startsAt,endsAt when what happens earns; null for no bound
public record NewPointsRule(
    long pointsPerUnit,
    @Nullable Long factor,
    @Nullable String trigger,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    long redeemPoints,
    long redeemAmount) {
  /// Always, once an order is paid.
  public static NewPointsRule of(long pointsPerUnit, long redeemPoints, long redeemAmount) {
    return new NewPointsRule(pointsPerUnit, null, null, null, null, redeemPoints, redeemAmount);
  }
}
