package dev.holdfast.order;

import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.promotion.CouponLedger;
import dev.holdfast.promotion.CouponState;
import dev.holdfast.promotion.Issuing;
import dev.holdfast.promotion.PromotionTables;
import java.time.Instant;
import java.util.Objects;

/// What happens to an order's coupons: they follow it. While it waits for its money they are held,
/// once it is paid they are redeemed, and when it has ended or was given back as a whole, its buyer
/// has them again.
final class OrderCoupons {
  private OrderCoupons() {}

  /// Where an order wants its coupons.
  private enum Want {
    HELD,
    REDEEMED,
    FREE
  }

  /// The rows that a change of the order's fate needs.
  static void needs(Order order, Needs needs) {
    for (var used : order.coupons()) {
      needs.lock(PromotionTables.COUPON, used.coupon());
      Issuing.needs(used.campaign(), order.buyerId(), needs);
    }
  }

  /// A new order takes its coupons.
  static void take(Order order, Workspace workspace) {
    var ledger = new CouponLedger(workspace);
    boolean paid = want(order) == Want.REDEEMED;
    for (var used : order.coupons()) {
      if (paid) ledger.redeem(used.coupon(), order.id(), used.discount());
      else ledger.hold(used.coupon(), order.id(), used.discount());
    }
  }

  /// Moves the coupons when the order's fate has changed.
  static void follow(Order before, Order after, Workspace workspace) {
    if (after.coupons().isEmpty() || want(before) == want(after)) return;
    var ledger = new CouponLedger(workspace);
    for (var used : after.coupons()) {
      boolean with = Objects.equals(ledger.coupon(used.coupon()).order(), after.id());
      switch (want(after)) {
        case HELD -> throw new IllegalStateException("order " + after.id() + " waits again");
        case REDEEMED -> ledger.redeem(used.coupon(), after.id(), used.discount());
        case FREE -> {
          if (with) ledger.release(used.coupon(), after.id());
        }
      }
    }
  }

  /// Whether an order that has ended could have its coupons again.
  static boolean suffice(Order order, Workspace workspace, Instant now) {
    var ledger = new CouponLedger(workspace);
    for (var used : order.coupons()) if (!ledger.coupon(used.coupon()).usable(now)) return false;
    return true;
  }

  /// Whether the order is paid, and not all of it given back.
  static boolean counts(Order order) {
    return want(order) == Want.REDEEMED;
  }

  private static Want want(Order order) {
    return switch (order.status()) {
      case PENDING_PAYMENT -> Want.HELD;
      case CONFIRMED, COMPLETED ->
          GivenBack.wholly(order.lines(), order.amounts().due()) ? Want.FREE : Want.REDEEMED;
      case CANCELLED, EXPIRED -> Want.FREE;
    };
  }

  /// What a held coupon of an order is, for the audit and the tests.
  static CouponState expected(Order order) {
    return switch (want(order)) {
      case HELD -> CouponState.HELD;
      case REDEEMED -> CouponState.REDEEMED;
      case FREE -> CouponState.ISSUED;
    };
  }
}
