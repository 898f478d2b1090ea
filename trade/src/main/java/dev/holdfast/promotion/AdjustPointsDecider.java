package dev.holdfast.promotion;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.promotion.AdjustPoints.BalanceTooLow;
import dev.holdfast.promotion.AdjustPoints.PointsAdjusted;
import dev.holdfast.promotion.AdjustPoints.PointsRuleNotFound;
import dev.holdfast.promotion.PointsLedger.Cause;

final class AdjustPointsDecider implements Decider<AdjustPoints> {
  @Override
  public void needs(AdjustPoints command, Workspace loaded, Needs needs) {
    PointsLedger.needs(command.currency(), command.buyerId(), needs);
  }

  @Override
  public AdjustPoints.Result decide(AdjustPoints command, Workspace workspace, Context context) {
    var ledger = new PointsLedger(command.currency(), command.buyerId(), workspace);
    if (ledger.rule() == null) return new PointsRuleNotFound(command.currency(), "currency");
    long points = command.points();
    if (points < 0 && ledger.available() < -points) {
      return new BalanceTooLow(-points, ledger.available(), "points");
    }
    ledger.open(context);
    var key = "adjustment:" + context.ids().next(command.buyerId());
    var cause = new Cause(key, null, command.reason());
    if (points < 0) ledger.take(PointsAccount.ADJUSTED, -points, cause);
    else ledger.give(PointsAccount.ADJUSTED, points, cause);
    return new PointsAdjusted(WalletView.of(ledger.open(context)));
  }
}
