package dev.holdfast.promotion;

import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import java.util.List;

/// The rows of commands that name coupons: the coupons, then what their changes count in.
public final class CouponNeeds {
  private CouponNeeds() {}

  public static void coupon(long id, Workspace loaded, Needs needs) {
    coupons(List.of(id), loaded, needs);
  }

  public static void coupons(List<Long> ids, Workspace loaded, Needs needs) {
    boolean all = true;
    for (long id : ids) {
      needs.lock(PromotionTables.COUPON, id);
      all &= loaded.isLoaded(PromotionTables.COUPON, id);
    }
    if (!all) {
      needs.andMore();
      return;
    }
    for (long id : ids) {
      var coupon = loaded.find(PromotionTables.COUPON, id);
      if (coupon != null) Issuing.needs(coupon.campaign(), coupon.buyerId(), needs);
    }
  }
}
