package dev.holdfast.promotion;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;

/// Ends a coupon whose time is over. Internal: harmless to repeat, because it looks again.
public record ExpireCoupon(long couponId) implements Command {
  public sealed interface Result extends Outcome permits CouponNotEnded, CouponExpired {}

  /// Nothing to do, nothing changed.
  public record CouponNotEnded(String couponId) implements Result {}

  public record CouponExpired(CouponView coupon) implements Result {}
}
