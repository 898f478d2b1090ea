package dev.holdfast.order;

import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.promotion.PointsAccount;
import dev.holdfast.promotion.PointsLedger;
import dev.holdfast.promotion.PointsLedger.Cause;
import java.util.List;

/// What happens to the points of an order: they follow it as its coupons do, and besides unit by
/// unit. While it waits for its money they are held, once it is paid they are redeemed; what is
/// cancelled or refunded gives its part back, and an order that has ended gives back all.
final class PointsFollow {
  private PointsFollow() {}

  /// Where an order's points are.
  record Place(long held, long redeemed) {
    private static final Place NOWHERE = new Place(0, 0);
  }

  /// The rows that a change of the order's fate needs.
  static void needs(Order order, Needs needs) {
    if (order.points() != null) PointsLedger.needs(order.currency(), order.buyerId(), needs);
  }

  static Place place(Order order) {
    var points = order.points();
    if (points == null) return Place.NOWHERE;
    return switch (order.status()) {
      case PENDING_PAYMENT -> new Place(points.kept(order.lines(), order.amounts().due()), 0);
      case CONFIRMED, COMPLETED -> new Place(0, points.kept(order.lines(), order.amounts().due()));
      case CANCELLED, EXPIRED -> Place.NOWHERE;
    };
  }

  /// A new order takes its points.
  static void take(Order order, Workspace workspace) {
    if (order.points() != null) move(Place.NOWHERE, order, workspace);
  }

  static void follow(Order before, Order after, Workspace workspace) {
    if (after.points() != null) move(place(before), after, workspace);
  }

  /// Whether an order that has ended could have its points again.
  ///
  /// @param lines as they would be again
  /// @param due minor units that it would be worth again
  static boolean suffice(Order order, List<OrderLine> lines, long due, Workspace workspace) {
    var points = order.points();
    if (points == null) return true;
    return ledger(order, workspace).available() >= points.kept(lines, due);
  }

  private static void move(Place from, Order order, Workspace workspace) {
    var to = place(order);
    if (from.equals(to)) return;
    var ledger = ledger(order, workspace);
    long confirmed = Math.min(from.held(), to.redeemed());
    var account = PointsAccount.REDEEMED;
    ledger.move(PointsAccount.HELD, account, confirmed, cause("redeem", order));
    shift(PointsAccount.HELD, to.held() - from.held() + confirmed, order, ledger);
    shift(account, to.redeemed() - from.redeemed() - confirmed, order, ledger);
  }

  /// @param more points into the account, from the buyer; less than 0 for out of it
  private static void shift(PointsAccount account, long more, Order order, PointsLedger ledger) {
    boolean held = account == PointsAccount.HELD;
    if (more > 0) ledger.take(account, more, cause(held ? "hold" : "redeem", order));
    if (more < 0) ledger.give(account, -more, cause(held ? "release" : "return", order));
  }

  private static Cause cause(String what, Order order) {
    return Cause.ofOrder(what, order.id(), order.version());
  }

  private static PointsLedger ledger(Order order, Workspace workspace) {
    return new PointsLedger(order.currency(), order.buyerId(), workspace);
  }
}
