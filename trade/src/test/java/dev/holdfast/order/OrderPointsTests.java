package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.promotion.AdjustPoints;
import dev.holdfast.promotion.AdjustPoints.BalanceTooLow;
import dev.holdfast.promotion.AdjustPoints.PointsRuleNotFound;
import dev.holdfast.promotion.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Points follow their order: held, redeemed, given back, taken back.
class OrderPointsTests extends PointsScene {
  private void give(long points) {
    rule(Trigger.ORDER_PAID, null);
    shop.decide(
        AdjustPoints.PointsAdjusted.class, new AdjustPoints("b1", "GBP", points, "welcome"));
  }

  @Test
  void whatWasSpentAndIsTakenBackIsOwedAndPaidFirst() {
    rule(Trigger.ORDER_PAID, null);
    var first = desk.place(with(2, null));
    desk.pay(first.id());
    settle(first);
    desk.pay(desk.place(with(1, 150L)).id());
    has(50, 0, 0);
    refund(first, 2_000);
    assertThat(settle(first).takenBack()).isEqualTo(200);
    has(0, 0, 150);
    var next = desk.place(with(3, null));
    desk.pay(next.id());
    settle(next);
    has(150, 0, 0);
  }

  @Test
  void pointsAreHeldRedeemedAndReturnedInProportion() {
    give(400);
    var order = desk.place(with(2, 301L));
    assertThat(order.total()).isEqualTo(2_000 - 150);
    assertThat(order.points()).isEqualTo(new OrderView.UsedPoints(301, 150));
    has(99, 301, 0);
    desk.pay(order.id());
    has(99, 0, 0);
    shop.decide(new CancelOrder(id(order), "less", List.of(new LineQuantity(1, 1)), null));
    has(99 + 150, 0, 0);
    refund(order, 925);
    has(400, 0, 0);
  }

  @Test
  void cancellationAndExpiryGiveBackAndLateMoneyTakesAgain() {
    give(300);
    var cancelled = desk.place(with(1, 100L));
    shop.decide(new CancelOrder(id(cancelled), "no", null, null));
    has(300, 0, 0);
    var order = desk.place(with(1, 300L));
    var payment = desk.open(order.id(), "online", null);
    desk.record(Desk.news(payment, PaymentState.FAILED, NewsSource.CALLBACK));
    shop.pass(Duration.ofMinutes(16));
    shop.decide(ExpireOrder.OrderExpired.class, new ExpireOrder(id(order)));
    has(300, 0, 0);
    desk.record(Desk.success(payment, "late", NewsSource.CALLBACK));
    assertThat(desk.order(order.id()).status()).isEqualTo(OrderStatus.CONFIRMED);
    has(0, 0, 0);
  }

  @Test
  void lateMoneyGoesBackWhenThePointsAreSpent() {
    give(300);
    var order = desk.place(with(1, 300L));
    var payment = desk.open(order.id(), "online", null);
    desk.record(Desk.news(payment, PaymentState.FAILED, NewsSource.CALLBACK));
    shop.pass(Duration.ofMinutes(16));
    shop.decide(ExpireOrder.OrderExpired.class, new ExpireOrder(id(order)));
    desk.place(with(1, 1L));
    desk.record(Desk.success(payment, "late", NewsSource.CALLBACK));
    assertThat(desk.order(order.id()).refunds()).hasSize(1);
    has(299, 1, 0);
  }

  @Test
  void anOrderThatPointsPayForIsPaidAtOnceAndGivesBackByItsUnits() {
    give(4_000);
    var order = desk.place(with(2, 4_000L));
    assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
    has(0, 0, 0);
    shop.decide(new CancelOrder(id(order), "less", List.of(new LineQuantity(1, 1)), null));
    has(2_000, 0, 0);
    shop.decide(new CancelOrder(id(order), "all", null, null));
    has(4_000, 0, 0);
  }

  /// Nothing is due of it any more, but what the points have paid for is still to be sent.
  @Test
  void pointsStayWithWhatTheyPaidForWhenNothingElseIsLeft() {
    shop.sku("CHEAP", 5);
    shop.receive("CHEAP", "MAIN", 10);
    give(2_008);
    var order = desk.place(cart(2_008, null));
    assertThat(order.total()).isEqualTo(1);
    cancel(order, 1);
    var left = desk.order(order.id());
    assertThat(left.status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(left.amounts().due()).isZero();
    has(8, 0, 0);
    shop.decide(new CancelOrder(id(order), "all", null, null));
    has(2_008, 0, 0);
  }

  @Test
  void goodsThatCameBackGiveTheirPointsBackAlthoughTheirPostageWasPaid() {
    give(4_000);
    var order =
        desk.place(
            new PlaceOrder(
                "b1",
                "GBP",
                List.of(new PlaceOrder.Line("A", 2, null, null)),
                500L,
                null,
                null,
                new TreeMap<>(),
                null,
                List.of(),
                null,
                4_000L));
    assertThat(order.total()).isEqualTo(500);
    desk.pay(order.id());
    cancel(order, 1);
    has(2_000, 0, 0);
  }

  @Test
  void unitsGiveTheirOwnPointsBackWhateverElseIsInTheTotal() {
    shop.sku("CHEAP", 10);
    shop.receive("CHEAP", "MAIN", 10);
    give(1_010);
    var order = desk.place(cart(1_010, 100L));
    assertThat(order.total()).isEqualTo(605);
    desk.pay(order.id());
    cancel(order, 1);
    has(10, 0, 0);
  }

  /// A cheap article and a dear one.
  private static PlaceOrder cart(long points, @Nullable Long tax) {
    return new PlaceOrder(
        "b1",
        "GBP",
        List.of(
            new PlaceOrder.Line("CHEAP", 1, null, tax), new PlaceOrder.Line("A", 1, null, null)),
        null,
        null,
        null,
        new TreeMap<>(),
        null,
        List.of(),
        null,
        points);
  }

  private void cancel(OrderView order, int line) {
    shop.decide(new CancelOrder(id(order), "less", List.of(new LineQuantity(line, 1)), null));
  }

  @Test
  void couponsAreCountedFirstAndPointsPayForGoodsAlone() {
    give(10_000);
    long coupon = promotions.claim(promotions.create(Promotions.fixed(400)), "b1");
    assertThat(shop.decide(with(1, 1_202L, coupon)))
        .isEqualTo(new PointsExceedGoods(1_202, 1_201, "points"));
    var order = desk.place(with(1, 1_201L, coupon));
    assertThat(order.discount()).isEqualTo(1_000);
    assertThat(order.lines().getFirst().discount()).isEqualTo(1_000);
  }

  @Test
  void nobodySpendsMoreThanThereIs() {
    assertThat(shop.decide(with(1, 1L))).isEqualTo(new InsufficientPoints(1, 0, "points"));
    give(100);
    assertThat(shop.decide(List.of(with(1, 60L), with(1, 60L))).getLast())
        .isEqualTo(new InsufficientPoints(60, 40, "points"));
    assertThat(shop.decide(new AdjustPoints("b1", "GBP", -41, "fraud")))
        .isEqualTo(new BalanceTooLow(41, 40, "points"));
    assertThat(shop.decide(new AdjustPoints("b1", "EUR", 1, "gift")))
        .isEqualTo(new PointsRuleNotFound("EUR", "currency"));
  }
}
