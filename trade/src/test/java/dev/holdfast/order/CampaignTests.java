package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.promotion.Audience;
import dev.holdfast.promotion.Benefit;
import dev.holdfast.promotion.BenefitKind;
import dev.holdfast.promotion.BuyerLimitReached;
import dev.holdfast.promotion.BuyerNotEligible;
import dev.holdfast.promotion.CampaignClosed;
import dev.holdfast.promotion.CampaignNotFound;
import dev.holdfast.promotion.CampaignStatus;
import dev.holdfast.promotion.CannotExtend;
import dev.holdfast.promotion.ClaimCoupon;
import dev.holdfast.promotion.ClaimCoupon.CouponClaimed;
import dev.holdfast.promotion.CouponState;
import dev.holdfast.promotion.CreateCampaign;
import dev.holdfast.promotion.Earning;
import dev.holdfast.promotion.ExpireCoupon;
import dev.holdfast.promotion.ExtendCampaign;
import dev.holdfast.promotion.GrantCoupon;
import dev.holdfast.promotion.GrantCoupon.CouponGranted;
import dev.holdfast.promotion.GrantCoupon.CouponNotGranted;
import dev.holdfast.promotion.GrantCoupon.CouponNotGranted.Reason;
import dev.holdfast.promotion.GrantMode;
import dev.holdfast.promotion.InviteBuyers;
import dev.holdfast.promotion.Limits;
import dev.holdfast.promotion.QuotaExhausted;
import dev.holdfast.promotion.RevokeCoupon;
import dev.holdfast.promotion.Stacking;
import dev.holdfast.promotion.SteerCampaign;
import dev.holdfast.promotion.Trigger;
import dev.holdfast.promotion.WrongGrant;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who gets how many coupons, when, and why not.
class CampaignTests extends PromotionScene {
  private static final Limits TWO = new Limits(2, null, 1L, null, null);

  CampaignTests() {
    super(100);
  }

  private long campaign(Limits limits, Audience audience, GrantMode mode) {
    return promotions.create(
        Promotions.fixed(100), Stacking.EXCLUSIVE, limits, null, audience, Promotions.by(mode));
  }

  private long earned(Earning earning, Limits limits) {
    return promotions.create(
        Promotions.fixed(100), Stacking.EXCLUSIVE, limits, null, Audience.ALL, earning);
  }

  private long timed(@Nullable Instant from, @Nullable Instant to, Limits limits, String zone) {
    var command =
        new CreateCampaign(
            "Timed",
            "GBP",
            Promotions.fixed(100),
            Stacking.EXCLUSIVE,
            limits,
            from,
            to,
            zone,
            null,
            Audience.ALL,
            Promotions.by(GrantMode.CLAIM));
    var created = shop.decide(CreateCampaign.CampaignCreated.class, command);
    return Long.parseLong(created.campaign().id());
  }

  private Outcome claim(long campaign, String buyer) {
    return shop.decide(new ClaimCoupon(campaign, buyer));
  }

  @Test
  void refusesInTheDocumentedOrder() {
    long campaign = campaign(TWO, Audience.LIST, GrantMode.CLAIM);
    shop.decide(new InviteBuyers(campaign, List.of("b1", "b2", "b3")));
    promotions.claim(campaign, "b1");
    promotions.claim(campaign, "b2");
    assertThat(claim(campaign, "b3")).isInstanceOf(QuotaExhausted.class);
    assertThat(claim(campaign, "b1")).isInstanceOf(BuyerLimitReached.class);
    assertThat(claim(campaign, "b4")).isInstanceOf(BuyerNotEligible.class);
    shop.decide(new SteerCampaign(campaign, CampaignStatus.PAUSED));
    assertThat(claim(campaign, "b4")).isInstanceOf(CampaignClosed.class);
    assertThat(claim(9, "b4")).isEqualTo(new CampaignNotFound("9"));
    long codes = campaign(TWO, Audience.ALL, GrantMode.CODES);
    assertThat(claim(codes, "b1")).isEqualTo(new WrongGrant(Long.toString(codes), GrantMode.CODES));
  }

  @Test
  void aBudgetPaysForEachCouponAtItsMost() {
    var limits = new Limits(10, 299L, null, null, null);
    long fixed = campaign(limits, Audience.ALL, GrantMode.CLAIM);
    assertThat(promotions.campaign(fixed).limits().perBuyer()).isEqualTo(1);
    promotions.claim(fixed, "b1");
    promotions.claim(fixed, "b2");
    assertThat(claim(fixed, "b3")).isInstanceOf(QuotaExhausted.class);
    shop.decide(ExtendCampaign.CampaignExtended.class, new ExtendCampaign(fixed, null, 300L, null));
    promotions.claim(fixed, "b3");
    assertThat(shop.decide(new ExtendCampaign(fixed, null, 299L, null)))
        .isInstanceOf(CannotExtend.class);
    assertThat(shop.decide(new ExtendCampaign(fixed, 2L, null, null)))
        .isInstanceOf(CannotExtend.class);
  }

  @Test
  void aBudgetNeedsToKnowTheMost() {
    assertThatThrownBy(() ->
            promotions.create(
                Promotions.percent(1_000, null),
                Stacking.EXCLUSIVE,
                new Limits(1, 100L, null, null, null),
                null,
                Audience.ALL,
                Promotions.by(GrantMode.CLAIM)))
        .isInstanceOf(InvalidCommand.class);
    assertThatThrownBy(() -> new Benefit(BenefitKind.FIXED, 1L, null, 5L, null, null))
        .isInstanceOf(InvalidCommand.class);
    assertThatThrownBy(() -> new Benefit(BenefitKind.PERCENT, null, null, 5L, null, null))
        .isInstanceOf(InvalidCommand.class);
  }

  /// It is 12:00 in UTC, 20:00 in Shanghai: a new day begins there in four hours.
  @Test
  void daysAreThoseOfTheCampaignsTimeZone() {
    var limits = new Limits(10, null, 5L, 2L, 1L);
    long campaign = timed(null, null, limits, "Asia/Shanghai");
    promotions.claim(campaign, "b1");
    assertThat(claim(campaign, "b1")).isInstanceOf(BuyerLimitReached.class);
    promotions.claim(campaign, "b2");
    assertThat(claim(campaign, "b3"))
        .isEqualTo(new QuotaExhausted(Long.toString(campaign), 10, 8, 2L));
    shop.pass(Duration.ofHours(4).minusSeconds(1));
    assertThat(claim(campaign, "b3")).isInstanceOf(QuotaExhausted.class);
    shop.pass(Duration.ofSeconds(1));
    promotions.claim(campaign, "b1");
    promotions.claim(campaign, "b3");
    assertThat(promotions.campaign(campaign).tally().today()).isEqualTo(2);
  }

  @Test
  void givesOutFromItsStartUntilItsEnd() {
    var start = shop.now().plusSeconds(60);
    long campaign = timed(start, start.plusSeconds(60), TWO, "UTC");
    assertThat(claim(campaign, "b1")).isInstanceOf(CampaignClosed.class);
    shop.pass(Duration.ofSeconds(60));
    long coupon = promotions.claim(campaign, "b1");
    assertThat(promotions.coupon(coupon).expiresAt()).isEqualTo(start.plusSeconds(60));
    assertThat(shop.decide(new ExpireCoupon(coupon)))
        .isInstanceOf(ExpireCoupon.CouponNotEnded.class);
    shop.pass(Duration.ofSeconds(60));
    assertThat(claim(campaign, "b2")).isInstanceOf(CampaignClosed.class);
    shop.decide(ExpireCoupon.CouponExpired.class, new ExpireCoupon(coupon));
    assertThat(promotions.coupon(coupon).state()).isEqualTo(CouponState.EXPIRED);
    assertThat(promotions.campaign(campaign).tally().issued()).isEqualTo(1);
  }

  @Test
  void whatIsRevokedCanBeGivenOutAgain() {
    long campaign = campaign(new Limits(1, null, 1L, null, null), Audience.ALL, GrantMode.CLAIM);
    long coupon = promotions.claim(campaign, "b1");
    shop.decide(RevokeCoupon.CouponRevoked.class, new RevokeCoupon(coupon, "mistake"));
    shop.decide(RevokeCoupon.CouponRevoked.class, new RevokeCoupon(coupon, "mistake"));
    long again = promotions.claim(campaign, "b1");
    assertThat(promotions.coupon(again).number()).isEqualTo(2);
  }

  @Test
  void newBuyersAreThoseWithoutAPaidOrder() {
    long campaign = campaign(TWO, Audience.FIRST_ORDER, GrantMode.CLAIM);
    desk.place(desk.line("A", 1));
    shop.decide(CouponClaimed.class, new ClaimCoupon(campaign, "b1"));
    desk.pay(desk.place(desk.line("A", 1)).id());
    long other = campaign(TWO, Audience.FIRST_ORDER, GrantMode.CLAIM);
    assertThat(claim(other, "b1")).isInstanceOf(BuyerNotEligible.class);
  }

  @Test
  void whatIsClosedStaysClosed() {
    long campaign = campaign(TWO, Audience.ALL, GrantMode.CLAIM);
    shop.decide(new SteerCampaign(campaign, CampaignStatus.CLOSED));
    assertThat(shop.decide(new SteerCampaign(campaign, CampaignStatus.ACTIVE)))
        .isInstanceOf(CampaignClosed.class);
    assertThat(shop.decide(new ExtendCampaign(campaign, 5L, null, null)))
        .isInstanceOf(CampaignClosed.class);
    shop.decide(
        SteerCampaign.CampaignSteered.class, new SteerCampaign(campaign, CampaignStatus.CLOSED));
    assertThat(promotions.campaign(campaign).version()).isEqualTo(2);
  }

  private Outcome grant(long campaign, OrderView order) {
    return shop.decide(new GrantCoupon(campaign, Long.parseLong(order.id()), false));
  }

  private static CouponNotGranted not(Reason reason) {
    return new CouponNotGranted(false, reason);
  }

  @Test
  void anOrderEarnsOnceItIsPaidAndOnlyOnce() {
    long campaign = earned(Promotions.by(Trigger.ORDER_PAID), Promotions.quota(5));
    var order = desk.place(desk.line("A", 1));
    assertThat(grant(campaign, order)).isEqualTo(not(Reason.NOT_EARNED));
    desk.pay(order.id());
    var granted = grant(campaign, order);
    assertThat(granted).isInstanceOf(CouponGranted.class);
    var command = new GrantCoupon(campaign, Long.parseLong(order.id()), false);
    assertThat(shop.decide(Collections.nCopies(5, command))).containsOnly(granted);
    assertThat(promotions.campaign(campaign).tally().issued()).isEqualTo(1);
  }

  @Test
  void theSameEventFiveTimesInOneBatchEarnsOnce() {
    long campaign = earned(Promotions.by(Trigger.ORDER_PAID), Promotions.quota(5));
    var order = desk.place(desk.line("A", 1));
    desk.pay(order.id());
    var command = new GrantCoupon(campaign, Long.parseLong(order.id()), false);
    shop.decide(Collections.nCopies(5, command));
    assertThat(promotions.campaign(campaign).tally().issued()).isEqualTo(1);
  }

  @Test
  void aGrantSaysWhyNotInTheDocumentedOrder() {
    var early = desk.place(desk.line("A", 1));
    desk.pay(early.id());
    shop.pass(Duration.ofSeconds(1));
    long campaign = earned(Promotions.by(Trigger.ORDER_PAID), new Limits(1, null, 1L, null, null));
    var order = desk.place(desk.line("A", 1));
    desk.pay(order.id());
    assertThat(grant(7, order)).isEqualTo(new CampaignNotFound("7"));
    assertThat(shop.decide(new GrantCoupon(campaign, 7, false)))
        .isEqualTo(not(Reason.ORDER_NOT_FOUND));
    shop.pass(Duration.ofSeconds(1));
    assertThat(grant(campaign, early)).isEqualTo(not(Reason.CAMPAIGN_CLOSED));
    grant(campaign, order);
    var second = desk.place(desk.line("A", 1));
    desk.pay(second.id());
    assertThat(grant(campaign, second)).isEqualTo(not(Reason.BUYER_LIMIT_REACHED));
    long claims = campaign(TWO, Audience.ALL, GrantMode.CLAIM);
    assertThat(grant(claims, order)).isEqualTo(not(Reason.NOT_EARNED));
  }

  @Test
  void firstOrdersAmountsAndDeliveriesEarnTheirs() {
    long first = earned(Promotions.by(Trigger.FIRST_ORDER), Promotions.quota(5));
    long amount =
        earned(new Earning(GrantMode.EVENT, Trigger.AMOUNT_REACHED, 2_000L), Promotions.quota(5));
    long delivery = earned(Promotions.by(Trigger.ORDER_DELIVERED), Promotions.quota(5));
    var small = desk.place(desk.line("A", 1));
    desk.pay(small.id());
    var large = desk.place(desk.line("A", 2));
    desk.pay(large.id());
    assertThat(grant(first, large)).isEqualTo(not(Reason.NOT_EARNED));
    assertThat(grant(first, small)).isInstanceOf(CouponGranted.class);
    assertThat(grant(first, large)).isEqualTo(grant(first, small));
    assertThat(grant(amount, small)).isEqualTo(not(Reason.NOT_EARNED));
    assertThat(grant(amount, large)).isInstanceOf(CouponGranted.class);
    assertThat(grant(delivery, small)).isEqualTo(not(Reason.NOT_EARNED));
    desk.deliver(desk.ship(small.id(), new LineQuantity(1, 1)).id());
    assertThat(grant(delivery, small)).isInstanceOf(CouponGranted.class);
  }

  private Outcome forfeit(Outcome granted, OrderView order) {
    long coupon = Long.parseLong(((CouponGranted) granted).couponId());
    return shop.decide(new ForfeitCoupon(coupon, Long.parseLong(order.id())));
  }

  @Test
  void whatAnOrderEarnedGoesWithIt() {
    long campaign = earned(Promotions.by(Trigger.ORDER_PAID), Promotions.quota(5));
    var order = desk.place(desk.line("A", 1));
    desk.pay(order.id());
    var granted = grant(campaign, order);
    assertThat(forfeit(granted, order)).isInstanceOf(ForfeitCoupon.CouponKept.class);
    shop.decide(new CancelOrder(Long.parseLong(order.id()), "no", null, null));
    assertThat(forfeit(granted, order)).isInstanceOf(ForfeitCoupon.CouponForfeited.class);
    assertThat(forfeit(granted, order)).isInstanceOf(ForfeitCoupon.CouponKept.class);
    assertThat(promotions.campaign(campaign).tally().revoked()).isEqualTo(1);
    assertThat(grant(campaign, order)).isEqualTo(granted);
    assertThat(promotions.campaign(campaign).tally().issued()).isZero();
  }
}
