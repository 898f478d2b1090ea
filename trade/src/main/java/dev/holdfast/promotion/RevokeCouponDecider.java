package dev.holdfast.promotion;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.promotion.RevokeCoupon.CouponRevoked;

final class RevokeCouponDecider implements Decider<RevokeCoupon> {
  @Override
  public void needs(RevokeCoupon command, Workspace loaded, Needs needs) {
    CouponNeeds.coupon(command.couponId(), loaded, needs);
  }

  @Override
  public RevokeCoupon.Result decide(RevokeCoupon command, Workspace workspace, Context context) {
    var coupon = workspace.find(PromotionTables.COUPON, command.couponId());
    if (coupon == null) return new CouponNotFound(Long.toString(command.couponId()));
    return switch (coupon.state()) {
      case ISSUED -> {
        var ledger = new CouponLedger(workspace);
        ledger.revoke(coupon, command.reason());
        yield new CouponRevoked(CouponView.of(ledger.coupon(coupon.id())));
      }
      case REVOKED -> new CouponRevoked(CouponView.of(coupon));
      case HELD, REDEEMED, EXPIRED -> inUse(coupon);
    };
  }

  private static CouponInUse inUse(Coupon coupon) {
    var view = CouponView.of(coupon);
    return new CouponInUse(view.couponId(), coupon.state(), view.orderId());
  }
}
