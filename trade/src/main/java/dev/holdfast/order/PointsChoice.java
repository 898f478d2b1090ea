package dev.holdfast.order;

import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.promotion.PointsLedger;
import dev.holdfast.promotion.Proportion;

/// The points that a new order is to be paid with, in part or wholly.
final class PointsChoice {
  private static final String POINTS = "points";

  private PointsChoice() {}

  static void needs(PlaceOrder command, Needs needs) {
    if (command.points() != null) {
      PointsLedger.needs(command.currency(), command.buyerId(), needs);
    }
  }

  /// The price, which coupons have lowered already, less what the points take off; or why not.
  static Pricing applied(PlaceOrder command, Pricing.Priced priced, Workspace workspace) {
    var points = command.points();
    if (points == null) return priced;
    var ledger = new PointsLedger(command.currency(), command.buyerId(), workspace);
    var rule = ledger.rule();
    if (rule == null || ledger.available() < points) {
      return new Pricing.Refused(new InsufficientPoints(points, ledger.available(), POINTS));
    }
    var left = left(command, priced);
    long goods = 0;
    for (long value : left) goods += value;
    long worth = rule.terms().worth(points);
    if (worth > goods) {
      long usable = Math.min(ledger.available(), rule.terms().coveredBy(goods));
      return new Pricing.Refused(new PointsExceedGoods(points, usable, POINTS));
    }
    var byLine = new long[left.length];
    Proportion.spread(worth, left, byLine);
    return priced.paidWith(points, byLine);
  }

  /// What is left to pay for each line's goods.
  private static long[] left(PlaceOrder command, Pricing.Priced priced) {
    var left = new long[priced.unitPrices().length];
    for (int i = 0; i < left.length; i++) {
      long quantity = command.lines().get(i).quantity();
      left[i] = priced.unitPrices()[i] * quantity - priced.discounts()[i];
    }
    return left;
  }
}
