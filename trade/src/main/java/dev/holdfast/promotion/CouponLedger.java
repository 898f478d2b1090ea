package dev.holdfast.promotion;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Workspace;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The one place where coupons change, each time together with its campaign's tally and the journal
/// entry that explains it. Wants the rows of the coupon and its campaign locked. Confined to a
/// decision.
public final class CouponLedger {
  static final String AGGREGATE = "coupon";
  private final Workspace workspace;

  public CouponLedger(Workspace workspace) {
    this.workspace = workspace;
  }

  /// Gives a coupon out; the limits allow it.
  ///
  /// @param grant what earned it, null when it was claimed
  Coupon issue(
      Campaign campaign,
      String buyerId,
      @Nullable GrantKey grant,
      @Nullable Long earnedBy,
      Context context) {
    long day = campaign.period().dayOf(context.now());
    var key = new OfBuyer(campaign.id(), buyerId);
    var allotment = allotment(key).issue(day);
    var coupon =
        new Coupon(
            context.ids().next(buyerId),
            campaign.id(),
            buyerId,
            allotment.issued(),
            CouponState.ISSUED,
            grant == null ? null : grant.key(),
            earnedBy,
            null,
            0,
            false,
            context.now(),
            campaign.period().couponEnd(context.now()),
            1);
    workspace.put(
        PromotionTables.CAMPAIGN, campaign.id(), campaign.with(campaign.tally().issue(day)));
    workspace.put(PromotionTables.ALLOTMENT, key, allotment);
    if (grant != null) workspace.put(PromotionTables.GRANT, grant, coupon.id());
    write(
        coupon,
        new CouponEvent.CouponIssued(
            name(campaign.id()), buyerId, coupon.number(), coupon.grantKey(), coupon.expiresAt()));
    return coupon;
  }

  Allotment allotment(OfBuyer key) {
    var found = workspace.find(PromotionTables.ALLOTMENT, key);
    return found == null ? Allotment.NONE : found;
  }

  public Coupon coupon(long id) {
    return workspace.get(PromotionTables.COUPON, id);
  }

  /// An unpaid order takes it.
  public void hold(long id, long order, long discount) {
    var coupon = move(coupon(id), CouponState.HELD, order, discount);
    write(coupon, new CouponEvent.CouponHeld(name(coupon.campaign()), name(order), discount));
  }

  /// A paid order takes it, whether it held it before or not.
  public void redeem(long id, long order, long discount) {
    var before = coupon(id);
    if (before.order() != null && before.order() != order) {
      throw new IllegalStateException("%s is not with order %d".formatted(before, order));
    }
    var coupon = move(before, CouponState.REDEEMED, order, discount);
    write(coupon, new CouponEvent.CouponRedeemed(name(coupon.campaign()), name(order), discount));
  }

  /// Its order lets it go: back to its buyer, unless it is forfeited.
  public void release(long id, long order) {
    var before = coupon(id);
    if (!Objects.equals(before.order(), order)) {
      throw new IllegalStateException("%s is not with order %d".formatted(before, order));
    }
    if (before.forfeited()) {
      revoke(before, "forfeited");
      return;
    }
    var coupon = move(before, CouponState.ISSUED, null, 0);
    write(coupon, new CouponEvent.CouponReturned(name(coupon.campaign()), name(order)));
  }

  void expire(Coupon before) {
    var coupon = move(before, CouponState.EXPIRED, null, 0);
    write(coupon, new CouponEvent.CouponExpired(name(coupon.campaign())));
  }

  /// Takes it back; it counts no more against any limit.
  public void revoke(Coupon before, String reason) {
    var key = new OfBuyer(before.campaign(), before.buyerId());
    workspace.put(PromotionTables.ALLOTMENT, key, allotment(key).revoke());
    var coupon = move(before, CouponState.REVOKED, null, 0);
    write(coupon, new CouponEvent.CouponRevoked(name(coupon.campaign()), reason));
  }

  /// Lets its order keep it, and no longer than that.
  public void forfeit(Coupon before, String reason) {
    var campaign = workspace.get(PromotionTables.CAMPAIGN, before.campaign());
    var tally = campaign.tally().move(before.state(), before.state(), before.discount());
    workspace.put(PromotionTables.CAMPAIGN, campaign.id(), campaign.with(tally));
    write(before.forfeit(), new CouponEvent.CouponForfeited(name(campaign.id()), reason));
  }

  private Coupon move(Coupon before, CouponState to, @Nullable Long order, long discount) {
    var campaign = workspace.get(PromotionTables.CAMPAIGN, before.campaign());
    var tally = campaign.tally().move(before.state(), to, Math.max(discount, before.discount()));
    workspace.put(PromotionTables.CAMPAIGN, campaign.id(), campaign.with(tally));
    return before.with(to, order, discount);
  }

  private void write(Coupon coupon, CouponEvent event) {
    workspace.put(PromotionTables.COUPON, coupon.id(), coupon);
    workspace.append(new Entry(AGGREGATE, coupon.id(), coupon.version(), event));
  }

  private static String name(long id) {
    return Long.toString(id);
  }
}
