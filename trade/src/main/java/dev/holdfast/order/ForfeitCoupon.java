package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;

/// Takes a coupon back whose order does not count any more: at once from its buyer, and from an
/// order that has it once that lets it go. Internal: harmless to repeat, because it looks again.
///
/// @param orderId that earned it
public record ForfeitCoupon(long couponId, long orderId) implements Command {
  public sealed interface Result extends Outcome permits CouponKept, CouponForfeited {}

  /// Nothing to do, nothing changed.
  public record CouponKept(String couponId) implements Result {}

  public record CouponForfeited(String couponId) implements Result {}
}
