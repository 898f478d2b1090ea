package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Outcome;
import dev.holdfast.promotion.Audience;
import dev.holdfast.promotion.CampaignStatus;
import dev.holdfast.promotion.ExtendCampaign;
import dev.holdfast.promotion.GrantCoupon;
import dev.holdfast.promotion.GrantCoupon.CouponGranted;
import dev.holdfast.promotion.GrantCoupon.CouponNotGranted;
import dev.holdfast.promotion.GrantCoupon.CouponNotGranted.Reason;
import dev.holdfast.promotion.Pause;
import dev.holdfast.promotion.Stacking;
import dev.holdfast.promotion.SteerCampaign;
import dev.holdfast.promotion.Trigger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What orders did while a campaign gave nothing out earns nothing when something happens to them
/// later, unless an operator wants it to.
class CampaignPauseTests extends PromotionScene {
  private static final Outcome CLOSED = new CouponNotGranted(false, Reason.CAMPAIGN_CLOSED);

  CampaignPauseTests() {
    super(100);
  }

  private long campaign(Trigger trigger) {
    return promotions.create(
        Promotions.fixed(100),
        Stacking.EXCLUSIVE,
        Promotions.quota(9),
        null,
        Audience.ALL,
        Promotions.by(trigger));
  }

  private void steer(long campaign, CampaignStatus to) {
    later();
    shop.decide(SteerCampaign.CampaignSteered.class, new SteerCampaign(campaign, to));
    later();
  }

  private void later() {
    shop.pass(Duration.ofSeconds(10));
  }

  private OrderView paid() {
    var order = desk.place(desk.line("A", 2));
    desk.pay(order.id());
    return order;
  }

  private void cancelOne(OrderView order) {
    var one = List.of(new LineQuantity(1, 1));
    shop.decide(
        CancelOrder.OrderCancelled.class,
        new CancelOrder(Long.parseLong(order.id()), "one less", one, null));
  }

  /// As the reactor asks.
  private Outcome grant(long campaign, OrderView order) {
    return shop.decide(new GrantCoupon(campaign, Long.parseLong(order.id()), false));
  }

  private Outcome byHand(long campaign, OrderView order) {
    return shop.decide(new GrantCoupon(campaign, Long.parseLong(order.id()), true));
  }

  @Test
  void whatWasPaidInAPauseEarnsNothingByWhatHappensLater() {
    long campaign = campaign(Trigger.ORDER_PAID);
    var before = paid();
    steer(campaign, CampaignStatus.PAUSED);
    var within = paid();
    assertThat(grant(campaign, within)).isEqualTo(CLOSED);
    assertThat(byHand(campaign, within)).isEqualTo(CLOSED);
    steer(campaign, CampaignStatus.ACTIVE);
    var after = paid();
    cancelOne(within);
    assertThat(grant(campaign, within)).isEqualTo(CLOSED);
    assertThat(grant(campaign, before)).isInstanceOf(CouponGranted.class);
    assertThat(grant(campaign, after)).isInstanceOf(CouponGranted.class);
    var made = byHand(campaign, within);
    assertThat(made).isInstanceOf(CouponGranted.class);
    assertThat(grant(campaign, within)).isEqualTo(made);
  }

  @Test
  void aPauseBeginsAndEndsToTheInstant() {
    long campaign = campaign(Trigger.ORDER_PAID);
    shop.decide(new SteerCampaign(campaign, CampaignStatus.PAUSED));
    var atItsBeginning = paid();
    later();
    var atItsEnd = paid();
    shop.decide(new SteerCampaign(campaign, CampaignStatus.ACTIVE));
    later();
    assertThat(grant(campaign, atItsBeginning)).isEqualTo(CLOSED);
    assertThat(grant(campaign, atItsEnd)).isInstanceOf(CouponGranted.class);
  }

  @Test
  void ofSeveralPausesNoneEarns() {
    long campaign = campaign(Trigger.ORDER_PAID);
    steer(campaign, CampaignStatus.PAUSED);
    var first = paid();
    steer(campaign, CampaignStatus.ACTIVE);
    steer(campaign, CampaignStatus.PAUSED);
    steer(campaign, CampaignStatus.PAUSED);
    var second = paid();
    steer(campaign, CampaignStatus.ACTIVE);
    steer(campaign, CampaignStatus.ACTIVE);
    assertThat(grant(campaign, first)).isEqualTo(CLOSED);
    assertThat(grant(campaign, second)).isEqualTo(CLOSED);
  }

  /// The time of what earns counts, not that of the order.
  @Test
  void whatIsDeliveredAfterAPauseEarns() {
    long campaign = campaign(Trigger.ORDER_DELIVERED);
    steer(campaign, CampaignStatus.PAUSED);
    var delivered = paid();
    var late = paid();
    desk.deliver(desk.ship(delivered.id(), new LineQuantity(1, 2)).id());
    steer(campaign, CampaignStatus.ACTIVE);
    desk.deliver(desk.ship(late.id(), new LineQuantity(1, 2)).id());
    assertThat(grant(campaign, delivered)).isEqualTo(CLOSED);
    assertThat(grant(campaign, late)).isInstanceOf(CouponGranted.class);
  }

  /// A campaign that was over and is extended had a pause.
  @Test
  void whatWasPaidAfterTheEndEarnsNothingOnceTheEndIsMoved() {
    long campaign = campaign(Trigger.ORDER_PAID);
    var end = shop.now().plusSeconds(5);
    shop.decide(new ExtendCampaign(campaign, null, null, end));
    shop.decide(new ExtendCampaign(campaign, 8L, null, null));
    assertThat(promotions.campaign(campaign).period().pause()).isNull();
    later();
    var over = paid();
    assertThat(grant(campaign, over)).isEqualTo(CLOSED);
    later();
    shop.decide(new ExtendCampaign(campaign, null, null, shop.now().plusSeconds(60)));
    assertThat(promotions.campaign(campaign).period().pause())
        .isEqualTo(new Pause(end, shop.now()));
    assertThat(grant(campaign, over)).isEqualTo(CLOSED);
    assertThat(grant(campaign, paid())).isInstanceOf(CouponGranted.class);
    assertThat(byHand(campaign, over)).isInstanceOf(CouponGranted.class);
  }

  @Test
  void anEndBeforeAPauseBelongsToIt() {
    long campaign = campaign(Trigger.ORDER_PAID);
    shop.decide(new ExtendCampaign(campaign, null, null, shop.now().plusSeconds(5)));
    later();
    var over = paid();
    steer(campaign, CampaignStatus.PAUSED);
    shop.decide(new ExtendCampaign(campaign, null, null, shop.now().plusSeconds(600)));
    var paused = paid();
    steer(campaign, CampaignStatus.ACTIVE);
    assertThat(grant(campaign, over)).isEqualTo(CLOSED);
    assertThat(grant(campaign, paused)).isEqualTo(CLOSED);
    assertThat(grant(campaign, paid())).isInstanceOf(CouponGranted.class);
  }
}
