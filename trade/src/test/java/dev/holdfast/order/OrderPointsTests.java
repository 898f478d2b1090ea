package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.order.SettlePoints.PointsNotEarned;
import dev.holdfast.order.SettlePoints.PointsNotEarned.Reason;
import dev.holdfast.order.SettlePoints.PointsSettled;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.promotion.AdjustPoints;
import dev.holdfast.promotion.AdjustPoints.BalanceTooLow;
import dev.holdfast.promotion.AdjustPoints.PointsRuleNotFound;
import dev.holdfast.promotion.OfWallet;
import dev.holdfast.promotion.PointsTerms;
import dev.holdfast.promotion.PromotionTables;
import dev.holdfast.promotion.PutPointsRule;
import dev.holdfast.promotion.PutPointsRule.PointsRuleOver;
import dev.holdfast.promotion.PutPointsRule.PointsRuleUpdated;
import dev.holdfast.promotion.Trigger;
import dev.holdfast.promotion.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Points follow their order: earned once, held, redeemed, given back, taken back.
class OrderPointsTests {
  private final Desk desk = new Desk();
  private final Shop shop = desk.shop();
  private final Promotions promotions = new Promotions(shop);

  OrderPointsTests() {
    shop.location("MAIN", 0).sku("A", 1_000).receive("A", "MAIN", 100);
  }

  @AfterEach
  void everythingAddsUp() {
    Invariants.check(shop);
    CouponInvariants.check(shop);
    PointsInvariants.check(shop);
  }

  private void rule(Trigger trigger, @Nullable Instant endsAt) {
    shop.decide(new PutPointsRule("GBP", new PointsTerms(10, 10_000, trigger, null, endsAt, 2, 1)));
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

  private void give(long points) {
    rule(Trigger.ORDER_PAID, null);
    shop.decide(
        AdjustPoints.PointsAdjusted.class, new AdjustPoints("b1", "GBP", points, "welcome"));
  }

  private PlaceOrder with(long units, @Nullable Long points, Long... coupons) {
    return new PlaceOrder(
        "b1",
        "GBP",
        List.of(new PlaceOrder.Line("A", units, null, null)),
        null,
        null,
        null,
        new TreeMap<>(),
        null,
        List.of(coupons),
        null,
        points);
  }

  private Wallet wallet() {
    return Objects.requireNonNull(shop.rows(PromotionTables.WALLET).get(new OfWallet("GBP", "b1")));
  }

  private void has(long available, long held, long owed) {
    assertThat(List.of(wallet().available(), wallet().held(), -wallet().owed()))
        .containsExactly(available, held, owed);
  }

  private long id(OrderView order) {
    return Long.parseLong(order.id());
  }

  private PointsSettled settle(OrderView order) {
    return shop.decide(PointsSettled.class, new SettlePoints(id(order)));
  }

  private void notEarned(OrderView order, Reason reason) {
    assertThat(shop.decide(new SettlePoints(id(order))))
        .isEqualTo(new PointsNotEarned(false, reason));
  }

  private void refund(OrderView order, long amount) {
    shop.decide(
        RefundOrder.RefundCreated.class,
        new RefundOrder(id(order), amount, null, Restock.NONE, "sorry"));
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
