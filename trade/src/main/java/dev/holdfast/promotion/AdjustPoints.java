package dev.holdfast.promotion;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Refusal;
import dev.holdfast.stock.Bounds;

/// An operator gives points to a buyer, or takes some.
///
/// @param points to give; less than 0 to take
public record AdjustPoints(String buyerId, String currency, long points, String reason)
    implements Command {
  public AdjustPoints {
    Bounds.text("buyerId", buyerId, ClaimCoupon.MAX_BUYER);
    Bounds.currency("currency", currency);
    Bounds.within("points", points, -PointsLedger.MAX_POINTS, PointsLedger.MAX_POINTS);
    if (points == 0) throw new InvalidCommand("points", "is 0");
    Bounds.text("reason", reason, Bounds.MAX_TEXT);
  }

  public sealed interface Result extends Outcome
      permits PointsRuleNotFound, BalanceTooLow, PointsAdjusted {}

  /// There are no points of this currency.
  public record PointsRuleNotFound(String currency, String field) implements Refusal, Result {}

  /// Fewer points can be taken than that.
  public record BalanceTooLow(long requested, long available, String field)
      implements Refusal, Result {}

  public record PointsAdjusted(WalletView wallet) implements Result {}
}
