package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.promotion.Campaign;
import dev.holdfast.promotion.CampaignNotFound;
import dev.holdfast.promotion.Denial;
import dev.holdfast.promotion.GrantCoupon;
import dev.holdfast.promotion.GrantCoupon.CouponGranted;
import dev.holdfast.promotion.GrantCoupon.CouponNotGranted;
import dev.holdfast.promotion.GrantCoupon.CouponNotGranted.Reason;
import dev.holdfast.promotion.GrantKey;
import dev.holdfast.promotion.Issuing;
import dev.holdfast.promotion.PromotionTables;
import java.time.Instant;
import java.util.Objects;

/// The order stays locked while it is looked at, so a refund comes before the grant and prevents
/// it, or after it and takes it back.
final class GrantCouponDecider implements Decider<GrantCoupon> {
  @Override
  public void needs(GrantCoupon command, Workspace loaded, Needs needs) {
    long campaign = command.campaignId();
    needs.lock(OrderTables.ORDER, command.orderId());
    if (!loaded.isLoaded(OrderTables.ORDER, command.orderId())) {
      needs.andMore();
      return;
    }
    var order = loaded.find(OrderTables.ORDER, command.orderId());
    if (order == null) {
      needs.lock(PromotionTables.CAMPAIGN, campaign);
      return;
    }
    Issuing.needs(campaign, order.buyerId(), needs);
    needs.lock(PromotionTables.GRANT, GrantKey.ofOrder(campaign, order.id()));
    needs.lock(PromotionTables.GRANT, GrantKey.ofBuyer(campaign, order.buyerId()));
    needs.read(OrderTables.PAID_ORDER_OF, order.buyerId());
  }

  @Override
  public GrantCoupon.Result decide(GrantCoupon command, Workspace workspace, Context context) {
    var campaign = workspace.find(PromotionTables.CAMPAIGN, command.campaignId());
    if (campaign == null) return new CampaignNotFound(Long.toString(command.campaignId()));
    var order = workspace.find(OrderTables.ORDER, command.orderId());
    if (order == null) return not(Reason.ORDER_NOT_FOUND);
    var key = GrantKey.of(campaign, order.id(), order.buyerId());
    var known = workspace.find(PromotionTables.GRANT, key);
    if (known != null) return granted(known);
    var first = workspace.find(OrderTables.PAID_ORDER_OF, order.buyerId());
    boolean isFirst = first == null || first == order.id();
    if (!earned(campaign, order, isFirst)) return not(Reason.NOT_EARNED);
    var at = earnedAt(campaign, order);
    if (campaign.period().paused(at) && !command.byHand()) return not(Reason.CAMPAIGN_CLOSED);
    var issuing = new Issuing(campaign, order.buyerId(), workspace, context);
    var denial = issuing.denial(at, isFirst);
    return denial == null ? granted(issuing.issue(key, order.id()).id()) : not(reason(denial));
  }

  private static boolean earned(Campaign campaign, Order order, boolean isFirst) {
    var trigger = campaign.earning().trigger();
    if (trigger == null || !OrderCoupons.counts(order)) return false;
    return switch (trigger) {
      case ORDER_PAID -> true;
      case FIRST_ORDER -> isFirst;
      case AMOUNT_REACHED ->
          order.currency().equals(campaign.currency())
              && order.amounts().total() >= Objects.requireNonNull(campaign.earning().amount());
      case ORDER_DELIVERED -> order.status() == OrderStatus.COMPLETED;
    };
  }

  /// @param campaign one that the order has earned a coupon of
  private static Instant earnedAt(Campaign campaign, Order order) {
    return Earning.at(order, Objects.requireNonNull(campaign.earning().trigger()));
  }

  private static Reason reason(Denial denial) {
    return switch (denial) {
      case CAMPAIGN_CLOSED -> Reason.CAMPAIGN_CLOSED;
      case BUYER_NOT_ELIGIBLE -> Reason.BUYER_NOT_ELIGIBLE;
      case BUYER_LIMIT_REACHED -> Reason.BUYER_LIMIT_REACHED;
      case QUOTA_EXHAUSTED -> Reason.QUOTA_EXHAUSTED;
    };
  }

  private static CouponGranted granted(long coupon) {
    return new CouponGranted(true, Long.toString(coupon));
  }

  private static CouponNotGranted not(Reason reason) {
    return new CouponNotGranted(false, reason);
  }
}
