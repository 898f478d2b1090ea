package dev.holdfast.promotion;

import dev.holdfast.kernel.Event;
import org.jspecify.annotations.Nullable;

/// What happens to points; aggregates `points` (a buyer's wallet) and `points-rule`.
public sealed interface PointsEvent extends Event {
  /// See [PointsTransfer].
  record PointsMoved(
      String buyerId,
      String currency,
      String key,
      PointsAccount from,
      PointsAccount to,
      long points,
      @Nullable String order,
      @Nullable String reason)
      implements PointsEvent {}

  /// The terms as they are now.
  record PointsRuleSet(String currency, PointsTerms terms) implements PointsEvent {}
}
