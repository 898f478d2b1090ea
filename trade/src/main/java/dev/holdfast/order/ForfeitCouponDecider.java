package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.ForfeitCoupon.CouponForfeited;
import dev.holdfast.order.ForfeitCoupon.CouponKept;
import dev.holdfast.promotion.Coupon;
import dev.holdfast.promotion.CouponLedger;
import dev.holdfast.promotion.CouponNeeds;
import dev.holdfast.promotion.PromotionTables;
import java.util.Objects;

final class ForfeitCouponDecider implements Decider<ForfeitCoupon> {
  @Override
  public void needs(ForfeitCoupon command, Workspace loaded, Needs needs) {
    needs.lock(OrderTables.ORDER, command.orderId());
    CouponNeeds.coupon(command.couponId(), loaded, needs);
  }

  @Override
  public ForfeitCoupon.Result decide(ForfeitCoupon command, Workspace workspace, Context context) {
    var id = Long.toString(command.couponId());
    var coupon = workspace.find(PromotionTables.COUPON, command.couponId());
    var order = workspace.find(OrderTables.ORDER, command.orderId());
    if (coupon == null || order == null) return new CouponKept(id);
    boolean earned = Objects.equals(coupon.earnedBy(), command.orderId());
    if (!earned || OrderCoupons.counts(order)) return new CouponKept(id);
    return forfeit(coupon, "order " + order.id() + " was given back", new CouponLedger(workspace));
  }

  private static ForfeitCoupon.Result forfeit(Coupon coupon, String reason, CouponLedger ledger) {
    var id = Long.toString(coupon.id());
    return switch (coupon.state()) {
      case ISSUED -> {
        ledger.revoke(coupon, reason);
        yield new CouponForfeited(id);
      }
      case HELD, REDEEMED -> {
        if (!coupon.forfeited()) ledger.forfeit(coupon, reason);
        yield new CouponForfeited(id);
      }
      case EXPIRED, REVOKED -> new CouponKept(id);
    };
  }
}
