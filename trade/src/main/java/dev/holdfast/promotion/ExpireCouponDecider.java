package dev.holdfast.promotion;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.promotion.ExpireCoupon.CouponExpired;

final class ExpireCouponDecider implements Decider<ExpireCoupon> {
  @Override
  public void needs(ExpireCoupon command, Workspace loaded, Needs needs) {
    CouponNeeds.coupon(command.couponId(), loaded, needs);
  }

  @Override
  public ExpireCoupon.Result decide(ExpireCoupon command, Workspace workspace, Context context) {
    var coupon = workspace.find(PromotionTables.COUPON, command.couponId());
    boolean over =
        coupon != null && coupon.state() == CouponState.ISSUED && coupon.ended(context.now());
    if (coupon == null || !over) {
      return new ExpireCoupon.CouponNotEnded(Long.toString(command.couponId()));
    }
    var ledger = new CouponLedger(workspace);
    ledger.expire(coupon);
    return new CouponExpired(CouponView.of(ledger.coupon(coupon.id())));
  }
}
