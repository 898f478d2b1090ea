package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.promotion.Campaign;
import dev.holdfast.promotion.Coupon;
import dev.holdfast.promotion.CouponState;
import dev.holdfast.promotion.OfBuyer;
import dev.holdfast.promotion.PromotionTables;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.function.Predicate;

/// What must be true of a shop's campaigns and coupons at any time.
final class CouponInvariants {
  private CouponInvariants() {}

  static void check(Shop shop) {
    var coupons = shop.rows(PromotionTables.COUPON).values();
    shop.rows(PromotionTables.CAMPAIGN).values().forEach(campaign -> tally(campaign, coupons));
    allotments(shop, coupons);
    for (var coupon : coupons) isWithItsOrder(shop, coupon);
    for (var order : shop.orders()) {
      hasItsCoupons(shop, order);
      discounts(order);
    }
  }

  private static void tally(Campaign campaign, Collection<Coupon> all) {
    var coupons = all.stream().filter(c -> c.campaign() == campaign.id()).toList();
    var tally = campaign.tally();
    assertThat(tally.issued()).isEqualTo(count(coupons, c -> c.state() != CouponState.REVOKED));
    assertThat(tally.held()).isEqualTo(count(coupons, c -> c.state() == CouponState.HELD));
    assertThat(tally.redeemed()).isEqualTo(count(coupons, c -> c.state() == CouponState.REDEEMED));
    assertThat(tally.expired()).isEqualTo(count(coupons, c -> c.state() == CouponState.EXPIRED));
    assertThat(tally.revoked()).isEqualTo(count(coupons, c -> c.state() == CouponState.REVOKED));
    assertThat(tally.changes()).isEqualTo(coupons.stream().mapToLong(Coupon::version).sum());
    assertThat(tally.spent())
        .isEqualTo(
            coupons.stream()
                .filter(c -> c.state() == CouponState.REDEEMED)
                .mapToLong(Coupon::discount)
                .sum());
    assertThat(tally.issued()).isLessThanOrEqualTo(campaign.limits().quota());
    var budget = campaign.limits().budget();
    var face = campaign.benefit().face();
    if (budget != null && face != null) {
      assertThat(tally.issued() * face).isLessThanOrEqualTo(budget);
    }
  }

  private static long count(Collection<Coupon> coupons, Predicate<Coupon> which) {
    return coupons.stream().filter(which).count();
  }

  private static void allotments(Shop shop, Collection<Coupon> coupons) {
    var issued = new HashMap<OfBuyer, Long>();
    var revoked = new HashMap<OfBuyer, Long>();
    var numbers = new HashSet<String>();
    var grants = new HashSet<String>();
    for (var coupon : coupons) {
      var key = new OfBuyer(coupon.campaign(), coupon.buyerId());
      issued.merge(key, 1L, Long::sum);
      if (coupon.state() == CouponState.REVOKED) revoked.merge(key, 1L, Long::sum);
      assertThat(numbers.add(key + "/" + coupon.number())).isTrue();
      if (coupon.grantKey() == null) continue;
      assertThat(grants.add(coupon.campaign() + "/" + coupon.grantKey())).isTrue();
    }
    var allotments = shop.rows(PromotionTables.ALLOTMENT);
    assertThat(allotments).containsKeys(issued.keySet().toArray(OfBuyer[]::new));
    allotments.forEach((key, allotment) -> {
      assertThat(allotment.issued()).isEqualTo(issued.getOrDefault(key, 0L));
      assertThat(allotment.revoked()).isEqualTo(revoked.getOrDefault(key, 0L));
      var limit = new Promotions(shop).campaign(key.campaign()).limits().perBuyer();
      if (limit != null) {
        assertThat(allotment.issued() - allotment.revoked()).isLessThanOrEqualTo(limit);
      }
    });
  }

  private static void isWithItsOrder(Shop shop, Coupon coupon) {
    if (coupon.order() == null) return;
    var order = shop.order(Long.toString(coupon.order()));
    assertThat(order.coupons()).anyMatch(used -> used.coupon() == coupon.id());
    assertThat(coupon.state()).isEqualTo(OrderCoupons.expected(order));
    assertThat(coupon.buyerId()).isEqualTo(order.buyerId());
  }

  private static void hasItsCoupons(Shop shop, Order order) {
    for (var used : order.coupons()) {
      var coupon = new Promotions(shop).coupon(used.coupon());
      boolean wanted = OrderCoupons.expected(order) != CouponState.ISSUED;
      boolean has = coupon.order() != null && coupon.order() == order.id();
      assertThat(has).as("order %s has %s", order.id(), coupon).isEqualTo(wanted);
      if (has) assertThat(coupon.discount()).isEqualTo(used.discount());
    }
  }

  /// Also: what is given up and given back in portions adds up to what was promised.
  private static void discounts(Order order) {
    long discount = order.amounts().discount();
    assertThat(order.lines().stream().mapToLong(OrderLine::discount).sum()).isEqualTo(discount);
    long coupons = order.coupons().stream().mapToLong(OrderCoupon::discount).sum();
    var points = order.points();
    assertThat(coupons + (points == null ? 0 : points.discount())).isEqualTo(discount);
    for (var line : order.lines()) {
      long open = line.quantity() - line.cancelled() - line.refunded();
      long value = line.unitPrice() * line.quantity() + line.tax() - line.discount();
      long portions = 0;
      var rest = line;
      for (long unit = 0; unit < open; unit++) {
        long next = rest.valueOfNext(1);
        assertThat(next).as("value of a unit").isNotNegative();
        portions += next;
        rest = Samples.gone(rest, 1);
      }
      assertThat(portions).isEqualTo(line.valueOfNext(open));
      if (open == line.quantity()) assertThat(portions).isEqualTo(value);
    }
  }
}
