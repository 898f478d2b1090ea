package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.CouponNotUsable.Reason;
import dev.holdfast.promotion.Basket;
import dev.holdfast.promotion.CodeUse;
import dev.holdfast.promotion.Coupon;
import dev.holdfast.promotion.CouponNeeds;
import dev.holdfast.promotion.CouponState;
import dev.holdfast.promotion.Denial;
import dev.holdfast.promotion.Discounts;
import dev.holdfast.promotion.Discounts.Misfit;
import dev.holdfast.promotion.Discounts.Offer;
import dev.holdfast.promotion.PromotionTables;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The coupons that a new order names, and the coupon that comes of its code. Confined to a
/// decision.
final class CouponChoice {
  private static final String CODE = "code";
  private final PlaceOrder command;
  private final Workspace workspace;
  private final Context context;
  private final List<Offer> offers = new ArrayList<>();
  private final List<String> fields = new ArrayList<>();

  CouponChoice(PlaceOrder command, Workspace workspace, Context context) {
    this.command = command;
    this.workspace = workspace;
    this.context = context;
  }

  /// The rows that it needs, round by round.
  static void needs(PlaceOrder command, Workspace loaded, Needs needs) {
    var code = command.code();
    if (code != null) {
      needs.read(OrderTables.PAID_ORDER_OF, command.buyerId());
      CodeUse.needs(code, command.buyerId(), loaded, needs);
    }
    CouponNeeds.coupons(command.coupons(), loaded, needs);
  }

  /// The price less what the coupons take off, or why they cannot be used.
  Pricing applied(Pricing.Priced priced) {
    if (command.coupons().isEmpty() && command.code() == null) return priced;
    var basket = basket(priced);
    var refusal = choose();
    if (refusal == null) refusal = misfit(basket);
    if (refusal != null) return new Pricing.Refused(refusal);
    var discounts = Discounts.of(offers, basket);
    var coupons =
        discounts.parts().stream()
            .map(part -> new OrderCoupon(part.coupon(), part.campaign(), part.amount()))
            .toList();
    return priced.discounted(discounts.byLine(), coupons);
  }

  private Basket basket(Pricing.Priced priced) {
    var lines = command.lines();
    return new Basket(
        lines.stream().map(PlaceOrder.Line::sku).toList(),
        lines.stream().mapToLong(PlaceOrder.Line::quantity).toArray(),
        priced.unitPrices());
  }

  private PlaceOrder.@Nullable Result choose() {
    for (int i = 0; i < command.coupons().size(); i++) {
      long id = command.coupons().get(i);
      var field = "couponIds[" + i + "]";
      var coupon = workspace.find(PromotionTables.COUPON, id);
      if (coupon == null || !coupon.buyerId().equals(command.buyerId())) {
        return new UnknownCoupon(Long.toString(id), field);
      }
      var refusal = offer(coupon, field);
      if (refusal != null) return refusal;
    }
    var code = command.code();
    if (code == null) return null;
    boolean newBuyer = workspace.find(OrderTables.PAID_ORDER_OF, command.buyerId()) == null;
    var use = CodeUse.of(code, command.buyerId(), newBuyer, workspace, context);
    return switch (use) {
      case CodeUse.Unknown unknown -> new UnknownCode(CODE);
      case CodeUse.Denied denied -> new CouponNotUsable(null, reason(denied.denial()), CODE);
      case CodeUse.Used used -> offer(used.coupon(), CODE);
    };
  }

  private @Nullable CouponNotUsable offer(Coupon coupon, String field) {
    if (coupon.usable(context.now())) {
      var campaign = workspace.get(PromotionTables.CAMPAIGN, coupon.campaign());
      offers.add(new Offer(coupon.id(), campaign));
      fields.add(field);
      return null;
    }
    boolean late = coupon.state() == CouponState.ISSUED || coupon.state() == CouponState.EXPIRED;
    return new CouponNotUsable(
        Long.toString(coupon.id()), late ? Reason.EXPIRED : Reason.NOT_AVAILABLE, field);
  }

  private @Nullable CouponNotUsable misfit(Basket basket) {
    for (int i = 0; i < offers.size(); i++) {
      var misfit = Discounts.misfit(offers.get(i), offers, command.currency(), basket);
      if (misfit == null) continue;
      var coupon = Long.toString(offers.get(i).coupon());
      return new CouponNotUsable(coupon, reason(misfit), fields.get(i));
    }
    return null;
  }

  private static Reason reason(Denial denial) {
    return switch (denial) {
      case CAMPAIGN_CLOSED -> Reason.CAMPAIGN_CLOSED;
      case BUYER_NOT_ELIGIBLE -> Reason.BUYER_NOT_ELIGIBLE;
      case BUYER_LIMIT_REACHED -> Reason.BUYER_LIMIT_REACHED;
      case QUOTA_EXHAUSTED -> Reason.QUOTA_EXHAUSTED;
    };
  }

  private static Reason reason(Misfit misfit) {
    return switch (misfit) {
      case OTHER_CURRENCY -> Reason.OTHER_CURRENCY;
      case NOT_COMBINABLE -> Reason.NOT_COMBINABLE;
      case BELOW_THRESHOLD -> Reason.BELOW_THRESHOLD;
      case ITEM_MISSING -> Reason.ITEM_MISSING;
    };
  }
}
