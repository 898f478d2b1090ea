package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kernel.Event;
import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.promotion.AdjustPoints;
import dev.holdfast.promotion.AdjustPoints.PointsAdjusted;
import dev.holdfast.promotion.Audience;
import dev.holdfast.promotion.CampaignClosed;
import dev.holdfast.promotion.CampaignEvent;
import dev.holdfast.promotion.CampaignNotFound;
import dev.holdfast.promotion.CampaignStatus;
import dev.holdfast.promotion.CannotExtend;
import dev.holdfast.promotion.CouponEvent;
import dev.holdfast.promotion.CouponInUse;
import dev.holdfast.promotion.CouponNotFound;
import dev.holdfast.promotion.CouponState;
import dev.holdfast.promotion.ExtendCampaign;
import dev.holdfast.promotion.ExtendCampaign.CampaignExtended;
import dev.holdfast.promotion.GrantCoupon;
import dev.holdfast.promotion.GrantCoupon.CouponGranted;
import dev.holdfast.promotion.GrantMode;
import dev.holdfast.promotion.InviteBuyers;
import dev.holdfast.promotion.PointsEvent;
import dev.holdfast.promotion.PointsTerms;
import dev.holdfast.promotion.PutPointsRule;
import dev.holdfast.promotion.RevokeCoupon;
import dev.holdfast.promotion.Stacking;
import dev.holdfast.promotion.SteerCampaign;
import dev.holdfast.promotion.Trigger;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What those who run campaigns and points do to them, and what is written down of it.
class PromotionUpkeepTests extends PromotionScene {
  PromotionUpkeepTests() {
    super(100);
  }

  private <E extends Event> List<E> journaled(Class<E> type) {
    return shop.journal().stream()
        .map(written -> written.entry().event())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  @Test
  void buyersAreInvitedOnceAndCounted() {
    long campaign = promotions.onePerBuyer(5, Audience.LIST, GrantMode.CLAIM);
    var id = Long.toString(campaign);
    assertThat(shop.decide(new InviteBuyers(campaign, List.of("b1", "b2", "b1"))))
        .isEqualTo(new InviteBuyers.BuyersInvited(id, 2));
    assertThat(shop.decide(new InviteBuyers(campaign, List.of("b2"))))
        .isEqualTo(new InviteBuyers.BuyersInvited(id, 0));
    assertThat(promotions.campaign(campaign).version()).isEqualTo(2);
    assertThat(journaled(CampaignEvent.BuyersInvited.class))
        .containsExactly(new CampaignEvent.BuyersInvited(2));
    promotions.claim(campaign, "b2");
    assertThat(shop.decide(new InviteBuyers(7, List.of("b")))).isEqualTo(new CampaignNotFound("7"));
    shop.decide(new SteerCampaign(campaign, CampaignStatus.CLOSED));
    assertThat(shop.decide(new InviteBuyers(campaign, List.of("b3"))))
        .isInstanceOf(CampaignClosed.class);
    assertThatThrownBy(() -> new InviteBuyers(campaign, List.of()))
        .isInstanceOf(InvalidCommand.class);
  }

  @Test
  void steeringIsWrittenDown() {
    long campaign = promotions.onePerBuyer(5, Audience.ALL, GrantMode.CLAIM);
    for (var status :
        List.of(CampaignStatus.PAUSED, CampaignStatus.ACTIVE, CampaignStatus.CLOSED)) {
      var steered =
          shop.decide(SteerCampaign.CampaignSteered.class, new SteerCampaign(campaign, status));
      assertThat(steered.campaign().status()).isEqualTo(status);
    }
    assertThat(
            journaled(CampaignEvent.class).stream().map(Object::getClass).map(Class::getSimpleName))
        .containsExactly("CampaignCreated", "CampaignPaused", "CampaignResumed", "CampaignClosed");
    assertThat(shop.decide(new SteerCampaign(7, CampaignStatus.PAUSED)))
        .isEqualTo(new CampaignNotFound("7"));
    assertThat(shop.decide(new ExtendCampaign(7, 1L, null, null)))
        .isEqualTo(new CampaignNotFound("7"));
    assertThat(shop.decide(new RevokeCoupon(7, "x"))).isEqualTo(new CouponNotFound("7"));
  }

  @Test
  void aCampaignShrinksToWhatIsOutAndNoFurther() {
    long campaign = promotions.onePerBuyer(5, Audience.ALL, GrantMode.CLAIM);
    promotions.claim(campaign, "b1");
    promotions.claim(campaign, "b2");
    var start = promotions.campaign(campaign).period().startsAt();
    assertThat(shop.decide(new ExtendCampaign(campaign, 1L, null, null)))
        .isInstanceOf(CannotExtend.class);
    assertThat(shop.decide(new ExtendCampaign(campaign, null, 199L, null)))
        .isInstanceOf(CannotExtend.class);
    assertThat(shop.decide(new ExtendCampaign(campaign, null, null, start)))
        .isInstanceOf(CannotExtend.class);
    var end = start.plusSeconds(1);
    var extended =
        shop.decide(CampaignExtended.class, new ExtendCampaign(campaign, 2L, 200L, end)).campaign();
    assertThat(extended.remaining()).isZero();
    assertThat(extended.endsAt()).isEqualTo(end);
    shop.decide(CampaignExtended.class, new ExtendCampaign(campaign, 3L, null, null));
    assertThat(journaled(CampaignEvent.CampaignExtended.class))
        .containsExactly(
            new CampaignEvent.CampaignExtended(2, 200L, end),
            new CampaignEvent.CampaignExtended(3, 200L, end));
    assertThatThrownBy(() -> new ExtendCampaign(campaign, null, null, null))
        .isInstanceOf(InvalidCommand.class);
    long percent = promotions.create(Promotions.percent(10, null));
    assertThat(shop.decide(new ExtendCampaign(percent, null, 9L, null)))
        .isInstanceOf(CannotExtend.class);
  }

  private OrderView with(long coupon) {
    var line = new PlaceOrder.Line("A", 1, null, null);
    return desk.place(
        new PlaceOrder(
            "b1",
            "GBP",
            List.of(line),
            null,
            null,
            null,
            new TreeMap<>(),
            null,
            List.of(coupon),
            null));
  }

  /// What an order earned is with another order when the first is given back.
  @Test
  void anEarnedCouponThatIsInUseIsRevokedWhenItsOrderLetsItGo() {
    var earning = Promotions.by(Trigger.ORDER_PAID);
    long campaign =
        promotions.create(
            Promotions.fixed(100),
            Stacking.EXCLUSIVE,
            Promotions.quota(5),
            null,
            Audience.ALL,
            earning);
    var earned = desk.place(desk.line("A", 1));
    desk.pay(earned.id());
    long order = Long.parseLong(earned.id());
    var granted = shop.decide(CouponGranted.class, new GrantCoupon(campaign, order, false));
    long coupon = Long.parseLong(granted.couponId());
    var user = with(coupon);
    assertThat(shop.decide(new RevokeCoupon(coupon, "x")))
        .isEqualTo(new CouponInUse(granted.couponId(), CouponState.HELD, user.id()));
    shop.decide(new CancelOrder(order, "no", null, null));
    assertThat(shop.decide(new ForfeitCoupon(coupon, order)))
        .isEqualTo(new ForfeitCoupon.CouponForfeited(granted.couponId()));
    shop.decide(ForfeitCoupon.CouponForfeited.class, new ForfeitCoupon(coupon, order));
    assertThat(journaled(CouponEvent.CouponForfeited.class)).hasSize(1);
    assertThat(promotions.coupon(coupon).state()).isEqualTo(CouponState.HELD);
    shop.decide(new CancelOrder(Long.parseLong(user.id()), "no", null, null));
    assertThat(promotions.coupon(coupon).state()).isEqualTo(CouponState.REVOKED);
    assertThat(shop.decide(new ForfeitCoupon(7, order)))
        .isInstanceOf(ForfeitCoupon.CouponKept.class);
  }

  @Test
  void pointsAreGivenTakenAndWrittenDown() {
    var terms = new PointsTerms(10, 10_000, Trigger.ORDER_PAID, null, null, 2, 1);
    var made = shop.decide(PutPointsRule.PointsRuleCreated.class, new PutPointsRule("GBP", terms));
    assertThat(made.rule().pointsPerUnit()).isEqualTo(10);
    shop.decide(PointsAdjusted.class, new AdjustPoints("b1", "GBP", 100, "gift"));
    var taken = shop.decide(PointsAdjusted.class, new AdjustPoints("b1", "GBP", -100, "fraud"));
    assertThat(taken.wallet().available()).isZero();
    assertThat(journaled(PointsEvent.PointsMoved.class).stream().map(moved -> moved.reason()))
        .containsExactly("gift", "fraud");
    assertThat(journaled(PointsEvent.PointsRuleSet.class)).hasSize(1);
    assertThatThrownBy(() -> new AdjustPoints("b1", "GBP", 0, "x"))
        .isInstanceOf(InvalidCommand.class);
  }
}
