package dev.holdfast.promotion;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.stock.Bounds;

/// Takes a coupon back that no order has.
public record RevokeCoupon(long couponId, String reason) implements Command {
  public RevokeCoupon {
    Bounds.text("reason", reason, Bounds.MAX_TEXT);
  }

  public sealed interface Result extends Outcome
      permits CouponNotFound, CouponInUse, CouponRevoked {}

  public record CouponRevoked(CouponView coupon) implements Result {}
}
