package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.SettlePoints.PointsNotEarned;
import dev.holdfast.order.SettlePoints.PointsNotEarned.Reason;
import dev.holdfast.order.SettlePoints.PointsSettled;
import dev.holdfast.promotion.EarnedPoints;
import dev.holdfast.promotion.PointsAccount;
import dev.holdfast.promotion.PointsLedger;
import dev.holdfast.promotion.PointsLedger.Cause;
import dev.holdfast.promotion.PromotionTables;
import dev.holdfast.promotion.Trigger;

/// The order stays locked while it is looked at, so a refund comes before it earns and makes that
/// less, or after it and takes that back.
final class SettlePointsDecider implements Decider<SettlePoints> {
  @Override
  public void needs(SettlePoints command, Workspace loaded, Needs needs) {
    needs.lock(OrderTables.ORDER, command.orderId());
    if (!loaded.isLoaded(OrderTables.ORDER, command.orderId())) {
      needs.andMore();
      return;
    }
    var order = loaded.find(OrderTables.ORDER, command.orderId());
    if (order == null) return;
    PointsLedger.needs(order.currency(), order.buyerId(), needs);
    needs.lock(PromotionTables.EARNED_POINTS, order.id());
  }

  @Override
  public SettlePoints.Result decide(SettlePoints command, Workspace workspace, Context context) {
    var order = workspace.find(OrderTables.ORDER, command.orderId());
    if (order == null) return not(Reason.ORDER_NOT_FOUND);
    var earned = workspace.find(PromotionTables.EARNED_POINTS, order.id());
    return earned == null ? earn(order, workspace, context) : takeBack(earned, order, workspace);
  }

  private static SettlePoints.Result earn(Order order, Workspace workspace, Context context) {
    var ledger = new PointsLedger(order.currency(), order.buyerId(), workspace);
    var rule = ledger.rule();
    if (rule == null) return not(Reason.NO_RULE);
    var trigger = rule.terms().trigger();
    long due = due(order);
    long points = rule.terms().earnedBy(due, order.currency());
    if (points == 0 || !done(order, trigger)) return not(Reason.NOT_EARNED);
    if (!rule.terms().earnsAt(Earning.at(order, trigger))) return not(Reason.NOT_THE_TIME);
    var wallet = ledger.open(context);
    ledger.give(PointsAccount.ISSUED, points, new Cause("earn:" + order.id(), order.id(), null));
    return settled(new EarnedPoints(order.id(), wallet.id(), points, due, 0), workspace);
  }

  private static boolean done(Order order, Trigger trigger) {
    return trigger != Trigger.ORDER_DELIVERED || order.status() == OrderStatus.COMPLETED;
  }

  /// What is paid for the order, and not given back.
  static long due(Order order) {
    return switch (order.status()) {
      case CONFIRMED, COMPLETED -> order.amounts().due();
      case PENDING_PAYMENT, CANCELLED, EXPIRED -> 0;
    };
  }

  /// Beyond what the buyer has it is owed.
  private static PointsSettled takeBack(EarnedPoints earned, Order order, Workspace workspace) {
    long points = earned.excess(due(order));
    if (points == 0) return settled(earned);
    var ledger = new PointsLedger(order.currency(), order.buyerId(), workspace);
    var cause = Cause.ofOrder("take-back", order.id(), order.version());
    ledger.take(PointsAccount.ISSUED, points, cause);
    return settled(earned.takeBack(points), workspace);
  }

  private static PointsSettled settled(EarnedPoints earned, Workspace workspace) {
    workspace.put(PromotionTables.EARNED_POINTS, earned.order(), earned);
    return settled(earned);
  }

  private static PointsSettled settled(EarnedPoints earned) {
    return new PointsSettled(
        true, Long.toString(earned.order()), earned.earned(), earned.takenBack());
  }

  private static PointsNotEarned not(Reason reason) {
    return new PointsNotEarned(false, reason);
  }
}
