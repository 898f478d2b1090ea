package dev.holdfast.promotion;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import java.util.UUID;

/// What comes of a buyer's code.
public sealed interface CodeUse {
  /// There is no such code, or another buyer has used it.
  record Unknown() implements CodeUse {}

  record Denied(Denial denial, Campaign campaign) implements CodeUse {}

  /// @param coupon that the code is worth: a new one, or what the same buyer got for it before
  record Used(Coupon coupon) implements CodeUse {}

  /// The rows that it needs, round by round: the code, then its campaign, and its coupon if there
  /// is one.
  static void needs(UUID hash, String buyerId, Workspace loaded, Needs needs) {
    needs.lock(PromotionTables.CODE, hash);
    if (!loaded.isLoaded(PromotionTables.CODE, hash)) {
      needs.andMore();
      return;
    }
    var code = loaded.find(PromotionTables.CODE, hash);
    if (code == null) return;
    if (code.coupon() != null) needs.lock(PromotionTables.COUPON, code.coupon());
    Issuing.needs(code.campaign(), buyerId, needs);
  }

  /// Uses the code.
  ///
  /// @param newBuyer whether the buyer has paid no order yet
  static CodeUse of(
      UUID hash, String buyerId, boolean newBuyer, Workspace workspace, Context context) {
    var code = workspace.find(PromotionTables.CODE, hash);
    if (code == null) return new Unknown();
    if (code.coupon() != null) {
      var coupon = workspace.get(PromotionTables.COUPON, code.coupon());
      return coupon.buyerId().equals(buyerId) ? new Used(coupon) : new Unknown();
    }
    var campaign = workspace.get(PromotionTables.CAMPAIGN, code.campaign());
    var issuing = new Issuing(campaign, buyerId, workspace, context);
    var denial = issuing.denial(context.now(), newBuyer);
    if (denial != null) return new Denied(denial, campaign);
    var coupon = issuing.issue(null, null);
    workspace.put(PromotionTables.CODE, hash, code.used(coupon.id()));
    return new Used(coupon);
  }
}
