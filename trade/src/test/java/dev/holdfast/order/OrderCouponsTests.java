package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.order.CouponNotUsable.Reason;
import dev.holdfast.order.PlaceOrder.OrderPlaced;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.promotion.Audience;
import dev.holdfast.promotion.CouponState;
import dev.holdfast.promotion.GrantMode;
import dev.holdfast.promotion.Limits;
import dev.holdfast.promotion.RevokeCoupon;
import dev.holdfast.promotion.Stacking;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Coupons follow their order: held, redeemed, given back.
class OrderCouponsTests extends PromotionScene {
  OrderCouponsTests() {
    super(10);
  }

  private PlaceOrder with(@Nullable UUID code, Long... coupons) {
    return new PlaceOrder(
        "b1",
        "GBP",
        List.of(new PlaceOrder.Line("A", 3, null, 10L)),
        200L,
        null,
        null,
        new TreeMap<>(),
        null,
        List.of(coupons),
        code);
  }

  private CouponState state(long coupon) {
    return promotions.coupon(coupon).state();
  }

  private void refused(PlaceOrder command, @Nullable Long coupon, Reason reason, String field) {
    var id = coupon == null ? null : coupon.toString();
    assertThat(shop.decide(command)).isEqualTo(new CouponNotUsable(id, reason, field));
  }

  @Test
  void anOrderTakesItsCouponOffItsTotalAndHoldsIt() {
    long coupon = promotions.claim(promotions.create(Promotions.fixed(100)), "b1");
    var order = desk.place(with(null, coupon));
    assertThat(order.discount()).isEqualTo(100);
    assertThat(order.total()).isEqualTo(3_000 - 100 + 10 + 200);
    assertThat(order.coupons()).hasSize(1);
    assertThat(order.lines().getFirst().discount()).isEqualTo(100);
    assertThat(state(coupon)).isEqualTo(CouponState.HELD);
    refused(with(null, coupon), coupon, Reason.NOT_AVAILABLE, "couponIds[0]");
  }

  @Test
  void payingRedeemsAndAFullRefundGivesBack() {
    long campaign = promotions.create(Promotions.fixed(100));
    long coupon = promotions.claim(campaign, "b1");
    var order = desk.place(with(null, coupon));
    desk.pay(order.id());
    assertThat(state(coupon)).isEqualTo(CouponState.REDEEMED);
    assertThat(promotions.campaign(campaign).tally().spent()).isEqualTo(100);

    refund(order, order.total() - 1);
    assertThat(state(coupon)).isEqualTo(CouponState.REDEEMED);
    refund(order, 1);
    assertThat(state(coupon)).isEqualTo(CouponState.ISSUED);
    assertThat(promotions.campaign(campaign).tally().spent()).isZero();
    desk.place(with(null, coupon));
    desk.shop().decide(new CancelOrder(Long.parseLong(order.id()), "gone", null, null));
    assertThat(state(coupon)).isEqualTo(CouponState.HELD);
  }

  private void refund(OrderView order, long amount) {
    shop.decide(
        RefundOrder.RefundCreated.class,
        new RefundOrder(Long.parseLong(order.id()), amount, null, Restock.NONE, "sorry"));
  }

  @Test
  void anOrderThatIsPaidForByItsCouponRedeemsItAtOnce() {
    long coupon = promotions.claim(promotions.create(Promotions.percent(10_000, null)), "b1");
    var command =
        new PlaceOrder(
            "b1",
            "GBP",
            List.of(new PlaceOrder.Line("A", 1, null, null)),
            null,
            null,
            null,
            new TreeMap<>(),
            null,
            List.of(coupon),
            null);
    var order = desk.place(command);
    assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(state(coupon)).isEqualTo(CouponState.REDEEMED);
    shop.decide(new CancelOrder(Long.parseLong(order.id()), "no", null, null));
    assertThat(state(coupon)).isEqualTo(CouponState.ISSUED);
  }

  /// Nothing is due any more, but the free item is still to be sent.
  @Test
  void aFreeItemKeepsItsCouponWhenTheRestIsCancelled() {
    shop.sku("B", 300);
    shop.receive("B", "MAIN", 10);
    long coupon = promotions.claim(promotions.create(Promotions.freeItem("A")), "b1");
    var lines =
        List.of(new PlaceOrder.Line("A", 1, null, null), new PlaceOrder.Line("B", 1, null, null));
    var order =
        desk.place(
            new PlaceOrder(
                "b1",
                "GBP",
                lines,
                null,
                null,
                null,
                new TreeMap<>(),
                null,
                List.of(coupon),
                null));
    long id = Long.parseLong(order.id());
    shop.decide(new CancelOrder(id, "less", List.of(new LineQuantity(2, 1)), null));
    assertThat(desk.order(order.id()).status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(state(coupon)).isEqualTo(CouponState.REDEEMED);
    shop.decide(new CancelOrder(id, "all", null, null));
    assertThat(state(coupon)).isEqualTo(CouponState.ISSUED);
  }

  @Test
  void expiryGivesBackAndLateMoneyTakesAgain() {
    long coupon = promotions.claim(promotions.create(Promotions.fixed(100)), "b1");
    var order = desk.place(with(null, coupon));
    var payment = desk.open(order.id(), "online", null);
    desk.record(Desk.news(payment, PaymentState.FAILED, NewsSource.CALLBACK));
    expire(order);
    assertThat(state(coupon)).isEqualTo(CouponState.ISSUED);
    desk.record(Desk.success(payment, "late", NewsSource.CALLBACK));
    assertThat(desk.order(order.id()).status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(state(coupon)).isEqualTo(CouponState.REDEEMED);
  }

  @Test
  void lateMoneyGoesBackWhenTheCouponIsUsedElsewhere() {
    long coupon = promotions.claim(promotions.create(Promotions.fixed(100)), "b1");
    var order = desk.place(with(null, coupon));
    var payment = desk.open(order.id(), "online", null);
    desk.record(Desk.news(payment, PaymentState.FAILED, NewsSource.CALLBACK));
    expire(order);
    var second = desk.place(with(null, coupon));
    desk.record(Desk.success(payment, "late", NewsSource.CALLBACK));
    assertThat(desk.order(order.id()).status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(desk.order(order.id()).refunds()).hasSize(1);
    assertThat(promotions.coupon(coupon).order()).isEqualTo(Long.parseLong(second.id()));
  }

  private void expire(OrderView order) {
    shop.pass(Duration.ofMinutes(16));
    shop.decide(ExpireOrder.OrderExpired.class, new ExpireOrder(Long.parseLong(order.id())));
  }

  @Test
  void partsOfADiscountedLineAddUpToWhatWasPaid() {
    long coupon = promotions.claim(promotions.create(Promotions.fixed(100)), "b1");
    var order = desk.place(with(null, coupon));
    desk.pay(order.id());
    long before = desk.order(order.id()).amounts().due();
    for (int unit = 0; unit < 2; unit++) {
      var one = List.of(new LineQuantity(1, 1));
      shop.decide(new CancelOrder(Long.parseLong(order.id()), "less", one, null));
    }
    long left = desk.order(order.id()).amounts().due();
    assertThat(before - left).isEqualTo(2_000 + 6 - 66);
    assertThat(state(coupon)).isEqualTo(CouponState.REDEEMED);
  }

  @Test
  void aCodeIsIssuedAndHeldAtOnceAndOnlyForOneBuyer() {
    var code = new UUID(1, 2);
    long campaign =
        promotions.create(
            Promotions.fixed(50),
            Stacking.EXCLUSIVE,
            Promotions.quota(1),
            null,
            Audience.ALL,
            Promotions.by(GrantMode.CODES));
    promotions.codes(campaign, List.of(code, new UUID(3, 4)));
    var order = desk.place(with(code));
    assertThat(order.discount()).isEqualTo(50);
    refused(with(new UUID(3, 4)), null, Reason.BUYER_LIMIT_REACHED, "code");
    assertThat(shop.decide(with(new UUID(9, 9)))).isEqualTo(new UnknownCode("code"));
    shop.decide(new CancelOrder(Long.parseLong(order.id()), "no", null, null));
    assertThat(desk.place(with(code)).coupons()).isEqualTo(order.coupons());
  }

  @Test
  void aCodeIsWorthNothingOnceTheQuotaIsGone() {
    long campaign =
        promotions.create(
            Promotions.fixed(50),
            Stacking.EXCLUSIVE,
            new Limits(1, null, 5L, null, null),
            null,
            Audience.ALL,
            Promotions.by(GrantMode.CODES));
    promotions.codes(campaign, List.of(new UUID(1, 2), new UUID(3, 4)));
    desk.place(with(new UUID(1, 2)));
    refused(with(new UUID(3, 4)), null, Reason.QUOTA_EXHAUSTED, "code");
  }

  @Test
  void aCodeOfAnOrderThatIsRefusedStaysUnused() {
    var code = new UUID(1, 2);
    long campaign =
        promotions.create(
            Promotions.fixed(50),
            Stacking.EXCLUSIVE,
            Promotions.quota(1),
            null,
            Audience.ALL,
            Promotions.by(GrantMode.CODES));
    promotions.codes(campaign, List.of(code));
    var tooMany =
        new PlaceOrder(
            "b1",
            "GBP",
            List.of(new PlaceOrder.Line("A", 11, null, null)),
            null,
            null,
            null,
            new TreeMap<>(),
            null,
            null,
            code);
    assertThat(shop.decide(tooMany)).isInstanceOf(InsufficientStock.class);
    assertThat(promotions.campaign(campaign).tally().issued()).isZero();
    shop.decide(OrderPlaced.class, with(code));
  }

  @Test
  void othersCouponsAreUnknownAndRevokedOrEndedOnesUnusable() {
    long campaign = promotions.create(Promotions.fixed(100));
    long others = promotions.claim(campaign, "b2");
    assertThat(shop.decide(with(null, others)))
        .isEqualTo(new UnknownCoupon(Long.toString(others), "couponIds[0]"));
    long revoked = promotions.claim(campaign, "b1");
    shop.decide(RevokeCoupon.CouponRevoked.class, new RevokeCoupon(revoked, "mistake"));
    refused(with(null, revoked), revoked, Reason.NOT_AVAILABLE, "couponIds[0]");
    long brief =
        promotions.create(
            Promotions.fixed(1),
            Stacking.STACKABLE,
            Promotions.quota(5),
            60L,
            Audience.ALL,
            Promotions.by(GrantMode.CLAIM));
    long ended = promotions.claim(brief, "b1");
    shop.pass(Duration.ofSeconds(60));
    refused(with(null, ended), ended, Reason.EXPIRED, "couponIds[0]");
  }

  @Test
  void couponsOfOneCampaignDoNotAddUp() {
    long campaign = promotions.create(Promotions.fixed(100));
    long one = promotions.claim(campaign, "b1");
    long two = promotions.claim(campaign, "b1");
    refused(with(null, one, two), one, Reason.NOT_COMBINABLE, "couponIds[0]");
  }
}
