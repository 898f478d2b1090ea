package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;

/// Gives an order's buyer the points that the order has earned, once, and takes back what it does
/// not deserve any more. The one command for both, whoever sends it and how often: it looks at the
/// order, and does what is left to do.
public record SettlePoints(long orderId) implements Command {
  public sealed interface Result extends Outcome permits PointsNotEarned, PointsSettled {}

  /// There are none, and that is no error. The first reason that applies.
  public record PointsNotEarned(boolean earned, Reason reason) implements Result {
    public enum Reason {
      ORDER_NOT_FOUND,
      /// There are no points of the order's currency.
      NO_RULE,
      /// The order has not done what earns points, has undone it, or is worth less than one.
      NOT_EARNED,
      /// It was not the time for it when the order did.
      NOT_THE_TIME
    }
  }

  /// The buyer has them, now or since long.
  ///
  /// @param points that the order earned
  /// @param takenBack of these
  public record PointsSettled(boolean earned, String orderId, long points, long takenBack)
      implements Result {}
}
