package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.order.SettlePoints.PointsNotEarned;
import dev.holdfast.order.SettlePoints.PointsNotEarned.Reason;
import dev.holdfast.order.SettlePoints.PointsSettled;
import dev.holdfast.promotion.PointsTerms;
import dev.holdfast.promotion.PutPointsRule;
import dev.holdfast.promotion.PutPointsRule.PointsRuleOver;
import dev.holdfast.promotion.PutPointsRule.PointsRuleUpdated;
import dev.holdfast.promotion.Trigger;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What orders earn: once, by the rule of the time at which they were paid or delivered.
class EarnedPointsTests extends PointsScene {
  private OrderView paidAndLater() {
    var order = desk.place(with(1, null));
    desk.pay(order.id());
    shop.pass(Duration.ofSeconds(1));
    return order;
  }

  private static PointsTerms terms(long pointsPerUnit, @Nullable Instant startsAt) {
    return new PointsTerms(pointsPerUnit, 10_000, Trigger.ORDER_PAID, startsAt, null, 2, 1);
  }

  private void rule(
      Trigger trigger, long pointsPerUnit, @Nullable Instant startsAt, @Nullable Instant endsAt) {
    var terms = new PointsTerms(pointsPerUnit, 10_000, trigger, startsAt, endsAt, 2, 1);
    shop.decide(new PutPointsRule("GBP", terms));
  }

  private void notEarned(OrderView order, Reason reason) {
    assertThat(shop.decide(new SettlePoints(id(order))))
        .isEqualTo(new PointsNotEarned(false, reason));
  }

  /// What happens to an order later does not make it one of the rule's time.
  @Test
  void anOrderEarnsByTheTimeItWasPaid() {
    var early = desk.place(with(1, null));
    desk.pay(early.id());
    shop.pass(Duration.ofSeconds(1));
    var terms = new PointsTerms(10, 10_000, Trigger.ORDER_PAID, shop.now(), null, 2, 1);
    shop.decide(new PutPointsRule("GBP", terms));
    desk.deliver(desk.ship(early.id(), new LineQuantity(1, 1)).id());
    notEarned(early, Reason.NOT_THE_TIME);
  }

  /// Nobody who makes a rule, changes one or makes one earn wants to pay for the time before.
  @Test
  void aRuleEarnsFromItsBeginningUnlessItSaysOtherwise() {
    var early = paidAndLater();
    rule(Trigger.ORDER_PAID, 0, null, null);
    var first = paidAndLater();
    rule(Trigger.ORDER_PAID, 10, null, null);
    var counted = paidAndLater();
    rule(Trigger.ORDER_PAID, 20, null, shop.now().plusSeconds(10));
    desk.deliver(desk.ship(early.id(), new LineQuantity(1, 1)).id());
    notEarned(early, Reason.NOT_THE_TIME);
    notEarned(first, Reason.NOT_THE_TIME);
    assertThat(settle(counted).points()).isEqualTo(200);
    shop.pass(Duration.ofSeconds(20));
    var between = paidAndLater();
    rule(Trigger.ORDER_PAID, 10, null, null);
    notEarned(between, Reason.NOT_THE_TIME);
    rule(Trigger.ORDER_PAID, 10, Instant.EPOCH, null);
    assertThat(settle(early).points()).isEqualTo(100);
  }

  @Test
  void aRuleHasToStartBeforeItEnds() {
    var over = shop.now().minusSeconds(1);
    var terms = new PointsTerms(10, 10_000, Trigger.ORDER_PAID, null, over, 2, 1);
    assertThat(shop.decide(new PutPointsRule("GBP", terms)))
        .isEqualTo(new PointsRuleOver(over, "endsAt"));
    rule(Trigger.ORDER_PAID, null);
    var made = shop.decide(PointsRuleUpdated.class, new PutPointsRule("GBP", terms(10, null)));
    assertThat(made.rule().version()).isEqualTo(1);
    assertThat(made.rule().startsAt()).isEqualTo(shop.now());
    var changed = shop.decide(PointsRuleUpdated.class, new PutPointsRule("GBP", terms(11, null)));
    assertThat(changed.rule().version()).isEqualTo(2);
  }

  @Test
  void aPaidOrderEarnsOnceAndInProportionToWhatIsPaid() {
    rule(Trigger.ORDER_PAID, null);
    var order = desk.place(with(2, null));
    notEarned(order, Reason.NOT_EARNED);
    desk.pay(order.id());
    assertThat(settle(order)).isEqualTo(new PointsSettled(true, order.id(), 200, 0));
    assertThat(settle(order)).isEqualTo(new PointsSettled(true, order.id(), 200, 0));
    has(200, 0, 0);
    refund(order, 501);
    assertThat(settle(order).takenBack()).isEqualTo(50);
    has(150, 0, 0);
    refund(order, 1_499);
    assertThat(settle(order).takenBack()).isEqualTo(200);
    has(0, 0, 0);
  }

  @Test
  void aRuleEarnsInItsTimeForWhatItAsks() {
    var early = desk.place(with(1, null));
    notEarned(early, Reason.NO_RULE);
    rule(Trigger.ORDER_DELIVERED, shop.now().plusSeconds(60));
    var order = desk.place(with(1, null));
    desk.pay(order.id());
    notEarned(order, Reason.NOT_EARNED);
    var shipment = desk.ship(order.id(), new LineQuantity(1, 1));
    shop.pass(Duration.ofSeconds(59));
    desk.deliver(shipment.id());
    var late = desk.place(with(1, null));
    desk.pay(late.id());
    shipment = desk.ship(late.id(), new LineQuantity(1, 1));
    shop.pass(Duration.ofSeconds(1));
    desk.deliver(shipment.id());
    assertThat(settle(order).points()).isEqualTo(100);
    notEarned(late, Reason.NOT_THE_TIME);
    assertThat(shop.decide(new SettlePoints(1)))
        .isEqualTo(new PointsNotEarned(false, Reason.ORDER_NOT_FOUND));
  }
}
