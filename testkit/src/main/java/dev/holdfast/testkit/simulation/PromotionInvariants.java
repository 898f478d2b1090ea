package dev.holdfast.testkit.simulation;

import dev.holdfast.order.Order;
import dev.holdfast.order.OrderStatus;
import dev.holdfast.order.OrderTables;
import dev.holdfast.promotion.Campaign;
import dev.holdfast.promotion.Coupon;
import dev.holdfast.promotion.CouponState;
import dev.holdfast.promotion.PointsAccount;
import dev.holdfast.promotion.PointsTransfer;
import dev.holdfast.promotion.PromotionTables;
import dev.holdfast.testkit.MemoryDatabase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What must hold of coupons and points after every commit.
final class PromotionInvariants {
  private final MemoryDatabase database;
  private final Map<Long, Order> orders = new HashMap<>();
  private final List<Coupon> coupons;
  private final List<PointsTransfer> transfers;

  PromotionInvariants(MemoryDatabase database) {
    this.database = database;
    database.all(OrderTables.ORDER).forEach(order -> orders.put(order.id(), order));
    this.coupons = database.all(PromotionTables.COUPON);
    this.transfers = database.all(PromotionTables.TRANSFER);
  }

  void check() {
    database.all(PromotionTables.CAMPAIGN).forEach(this::campaignCounts);
    coupons.forEach(this::isWithItsOrder);
    grantsHappenOnce();
    walletsAddUp();
    rulesAddUp();
    pointsAreEarnedOnce();
  }

  private void campaignCounts(Campaign campaign) {
    var mine = coupons.stream().filter(c -> c.campaign() == campaign.id()).toList();
    long out = mine.stream().filter(c -> c.state() != CouponState.REVOKED).count();
    long held = mine.stream().filter(c -> c.state() == CouponState.HELD).count();
    long redeemed = mine.stream().filter(c -> c.state() == CouponState.REDEEMED).count();
    var tally = campaign.tally();
    require(
        tally.issued() == out && tally.held() == held && tally.redeemed() == redeemed,
        "campaign %d counts %s, there are %d, %d, %d",
        campaign.id(),
        tally,
        out,
        held,
        redeemed);
    require(out <= campaign.limits().quota(), "campaign %d: %d out", campaign.id(), out);
  }

  private void isWithItsOrder(Coupon coupon) {
    if (coupon.order() == null) return;
    var order = orders.get(coupon.order());
    boolean waits = order != null && order.status() == OrderStatus.PENDING_PAYMENT;
    boolean lives =
        order != null
            && order.status() != OrderStatus.CANCELLED
            && order.status() != OrderStatus.EXPIRED;
    boolean held = coupon.state() == CouponState.HELD;
    require(lives && held == waits, "coupon %d is with %d", coupon.id(), coupon.order());
  }

  private void grantsHappenOnce() {
    var keys = new HashSet<String>();
    for (var coupon : coupons) {
      if (coupon.grantKey() == null) continue;
      var key = coupon.campaign() + "/" + coupon.grantKey();
      require(keys.add(key), "granted twice: %s", key);
    }
  }

  private void walletsAddUp() {
    for (var wallet : database.all(PromotionTables.WALLET)) {
      var mine = transfers.stream().filter(t -> t.wallet() == wallet.id()).toList();
      require(
          balance(PointsAccount.AVAILABLE, mine) == wallet.available()
              && balance(PointsAccount.HELD, mine) == wallet.held()
              && balance(PointsAccount.OWED, mine) == wallet.owed()
              && mine.size() == wallet.version(),
          "%s, transfers %s",
          wallet,
          mine);
    }
  }

  private void rulesAddUp() {
    long buyers = 0;
    for (var wallet : database.all(PromotionTables.WALLET)) {
      buyers += wallet.available() + wallet.held() + wallet.owed();
    }
    for (var rule : database.all(PromotionTables.POINTS_RULE)) {
      var totals = rule.totals();
      require(
          buyers + totals.issued() + totals.redeemed() + totals.adjusted() == 0,
          "buyers have %d, the shop %s",
          buyers,
          totals);
    }
  }

  private void pointsAreEarnedOnce() {
    for (var earned : database.all(PromotionTables.EARNED_POINTS)) {
      var mine =
          transfers.stream()
              .filter(t -> t.order() != null && t.order() == earned.order())
              .filter(t -> t.from() == PointsAccount.ISSUED || t.to() == PointsAccount.ISSUED)
              .toList();
      require(
          -balance(PointsAccount.ISSUED, mine) == earned.earned() - earned.takenBack(),
          "%s, transfers %s",
          earned,
          mine);
    }
  }

  private static long balance(PointsAccount account, List<PointsTransfer> transfers) {
    long balance = 0;
    for (var t : transfers) {
      if (t.to() == account) balance += t.points();
      if (t.from() == account) balance -= t.points();
    }
    return balance;
  }

  private static void require(boolean holds, String otherwise, Object... values) {
    if (!holds) throw new AssertionError(otherwise.formatted(values));
  }
}
