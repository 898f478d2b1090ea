package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.promotion.AdjustPoints;
import dev.holdfast.promotion.Audience;
import dev.holdfast.promotion.Benefit;
import dev.holdfast.promotion.BenefitKind;
import dev.holdfast.promotion.CampaignStatus;
import dev.holdfast.promotion.ClaimCode;
import dev.holdfast.promotion.ClaimCoupon;
import dev.holdfast.promotion.Coupon;
import dev.holdfast.promotion.CouponState;
import dev.holdfast.promotion.Earning;
import dev.holdfast.promotion.ExpireCoupon;
import dev.holdfast.promotion.ExtendCampaign;
import dev.holdfast.promotion.GrantMode;
import dev.holdfast.promotion.Limits;
import dev.holdfast.promotion.PointsTerms;
import dev.holdfast.promotion.PromotionTables;
import dev.holdfast.promotion.PutPointsRule;
import dev.holdfast.promotion.RevokeCoupon;
import dev.holdfast.promotion.Stacking;
import dev.holdfast.promotion.SteerCampaign;
import dev.holdfast.promotion.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Random histories of orders with coupons and points, in batches as lanes decide them; after each,
/// every quota, limit, discount and account adds up.
class PromotionHistoryTests {
  @Test
  void anyHistoryAddsUp() {
    for (long seed = 0; seed < 200; seed++) new History(seed).run(60);
  }

  @Test
  @Tag("long")
  void tenThousandHistoriesAddUp() {
    for (long seed = 1_000; seed < 11_000; seed++) new History(seed).run(60);
  }

  /// What the histories prove is worth something only while they get everywhere.
  @Test
  void historiesReachEveryStateAndRefusal() {
    var states = EnumSet.noneOf(CouponState.class);
    var outcomes = new HashSet<Class<?>>();
    var reasons = EnumSet.noneOf(CouponNotUsable.Reason.class);
    var moves = new HashSet<String>();
    for (long seed = 500; seed < 560; seed++) {
      var history = new History(seed);
      history.run(60);
      for (var transfer : history.shop.rows(PromotionTables.TRANSFER).values()) {
        moves.add(transfer.key().substring(0, transfer.key().indexOf(':')));
        moves.add(transfer.from().name());
      }
      states.addAll(history.states);
      reasons.addAll(history.reasons);
      history.outcomes.forEach(outcome -> outcomes.add(outcome.getClass()));
    }
    assertThat(states).containsExactly(CouponState.values());
    assertThat(reasons)
        .containsAll(
            EnumSet.complementOf(
                EnumSet.of(
                    CouponNotUsable.Reason.OTHER_CURRENCY,
                    CouponNotUsable.Reason.BUYER_NOT_ELIGIBLE,
                    CouponNotUsable.Reason.QUOTA_EXHAUSTED,
                    CouponNotUsable.Reason.BUYER_LIMIT_REACHED)));
    assertThat(outcomes)
        .contains(
            UnknownCoupon.class,
            UnknownCode.class,
            InsufficientStock.class,
            InsufficientPoints.class,
            PointsExceedGoods.class,
            SettlePoints.PointsSettled.class,
            AdjustPoints.BalanceTooLow.class);
    assertThat(moves)
        .contains("hold", "redeem", "release", "return", "earn", "take-back", "adjustment", "OWED");
  }

  private static final class History {
    private final Random random;
    private final Shop shop = new Shop();
    private final Promotions promotions = new Promotions(shop);
    private final List<Long> campaigns = new ArrayList<>();
    private final List<UUID> codes = new ArrayList<>();
    private final Set<CouponState> states = EnumSet.noneOf(CouponState.class);
    private final Set<CouponNotUsable.Reason> reasons =
        EnumSet.noneOf(CouponNotUsable.Reason.class);
    private final List<Outcome> outcomes = new ArrayList<>();

    History(long seed) {
      random = new Random(seed);
      shop.location("MAIN", 0).sku("A", 333).sku("B", 101).service("S", 499);
      for (var sku : List.of("A", "B")) shop.receive(sku, "MAIN", 20 + random.nextInt(20));
      promote(Promotions.fixed(100 + random.nextInt(900)), Stacking.STACKABLE, GrantMode.CLAIM);
      promote(
          Promotions.percent(1 + random.nextInt(9_999), 300L), Stacking.STACKABLE, GrantMode.CLAIM);
      promote(Promotions.freeItem("B"), Stacking.STACKABLE, GrantMode.CLAIM);
      promote(
          new Benefit(BenefitKind.FIXED, 77L, null, null, 900L, null),
          Stacking.EXCLUSIVE,
          GrantMode.CLAIM);
      promote(Promotions.fixed(50), Stacking.STACKABLE, GrantMode.CODES);
      for (int i = 0; i < 12; i++) codes.add(new UUID(1, i));
      promotions.codes(campaigns.getLast(), codes);
      codes.add(new UUID(2, 2));
      shop.decide(
          PutPointsRule.PointsRuleCreated.class,
          new PutPointsRule("GBP", terms(Trigger.ORDER_PAID)));
    }

    private void promote(Benefit benefit, Stacking stacking, GrantMode mode) {
      var face = benefit.kind() == BenefitKind.FIXED ? benefit.amount() : benefit.cap();
      var budget = face == null || random.nextBoolean() ? null : (Long) (face * 7 + 3);
      campaigns.add(
          promotions.create(
              benefit,
              stacking,
              new Limits(4 + random.nextInt(8), budget, 2L + random.nextInt(3), null, null),
              random.nextBoolean() ? (Long) 3_000L : null,
              Audience.ALL,
              new Earning(mode, null, null)));
    }

    private PointsTerms terms(Trigger trigger) {
      long points = random.nextInt(30);
      return new PointsTerms(
          points, 10_000, trigger, null, null, 1 + random.nextInt(5), 1 + random.nextInt(20));
    }

    void run(int batches) {
      for (int i = 0; i < batches; i++) {
        var commands = new ArrayList<Command>();
        for (int n = random.nextInt(3); n >= 0; n--) {
          var command = next();
          if (command != null) commands.add(command);
        }
        var results = shop.decide(commands);
        results.forEach(this::note);
        try {
          Invariants.check(shop);
          CouponInvariants.check(shop);
          PointsInvariants.check(shop);
        } catch (AssertionError | RuntimeException e) {
          throw new AssertionError("batch " + i + ": " + commands + " -> " + results, e);
        }
      }
      for (var order : shop.orders()) shop.decide(new SettlePoints(order.id()));
      PointsInvariants.check(shop);
      PointsInvariants.checkSettled(shop);
    }

    private void note(Outcome outcome) {
      outcomes.add(outcome);
      if (outcome instanceof CouponNotUsable refusal) reasons.add(refusal.reason());
      for (var coupon : coupons()) states.add(coupon.state());
    }

    private List<Coupon> coupons() {
      return List.copyOf(shop.rows(PromotionTables.COUPON).values());
    }

    private @Nullable Command next() {
      shop.pass(Duration.ofMinutes(random.nextInt(4)));
      if (random.nextInt(60) == 0) shop.pass(Duration.ofHours(1));
      var orders = shop.orders();
      if (orders.isEmpty()) return random.nextBoolean() ? claim() : place();
      var order = orders.get(Math.max(0, orders.size() - 1 - random.nextInt(6)));
      List<Supplier<@Nullable Command>> choices =
          List.of(
              this::claim,
              this::claim,
              this::place,
              this::place,
              this::place,
              () -> new OpenPayment(order.id(), "offline", null, null),
              () -> pay(order),
              () -> pay(order),
              () -> pay(order),
              () ->
                  new CancelOrder(
                      order.id(), "no", random.nextBoolean() ? some(order) : null, null),
              () -> new ExpireOrder(order.id()),
              () -> ship(order),
              () -> refund(order),
              () -> refund(order),
              this::couponAffairs,
              this::campaignAffairs,
              () -> new SettlePoints(order.id()),
              () -> new SettlePoints(order.id()),
              this::pointsAffairs);
      return pick(choices).get();
    }

    private Command claim() {
      var buyer = "b" + random.nextInt(3);
      return random.nextInt(5) == 0
          ? new ClaimCode(pick(codes), buyer)
          : new ClaimCoupon(pick(campaigns), buyer);
    }

    private Command place() {
      var lines = new ArrayList<PlaceOrder.Line>();
      for (int i = 0; i <= random.nextInt(3); i++) {
        var tax = random.nextBoolean() ? null : (Long) (long) random.nextInt(100);
        lines.add(
            new PlaceOrder.Line(pick(List.of("A", "B", "S")), 1 + random.nextInt(4), null, tax));
      }
      var buyer = "b" + random.nextInt(3);
      var mine = new ArrayList<Long>();
      for (var coupon : coupons()) {
        boolean foreign = random.nextInt(30) == 0;
        if ((coupon.buyerId().equals(buyer) || foreign)
            && random.nextInt(5) == 0
            && mine.size() < 4) {
          mine.add(coupon.id());
        }
      }
      var code = random.nextInt(6) == 0 ? pick(codes) : null;
      return new PlaceOrder(
          buyer, "GBP", lines, null, null, null, new TreeMap<>(), null, mine, code, points());
    }

    private @Nullable Long points() {
      return random.nextInt(3) == 0 ? (Long) (1L + random.nextInt(400)) : null;
    }

    private Command pointsAffairs() {
      if (random.nextInt(4) == 0) {
        var trigger = random.nextBoolean() ? Trigger.ORDER_PAID : Trigger.ORDER_DELIVERED;
        return new PutPointsRule("GBP", terms(trigger));
      }
      long points = random.nextInt(200) - 60L;
      return new AdjustPoints("b" + random.nextInt(3), "GBP", points == 0 ? 1 : points, "sorry");
    }

    private @Nullable Command pay(Order order) {
      if (order.payments().isEmpty()) return new OpenPayment(order.id(), "offline", null, null);
      var payment = pick(order.payments());
      var news = new PaymentNews(PaymentState.SUCCEEDED, payment.amount(), "GBP", "r", null);
      return new RecordPayment(payment.id(), news, NewsSource.QUERY);
    }

    private @Nullable Command ship(Order order) {
      var lines = new ArrayList<LineQuantity>();
      for (var line : order.lines()) {
        if (line.unshipped() > 0) lines.add(new LineQuantity(line.number(), line.unshipped()));
      }
      return lines.isEmpty() ? null : new ShipOrder(order.id(), lines, null, null);
    }

    private Command refund(Order order) {
      var all = order.amounts().refundable();
      if (all > 0 && random.nextBoolean()) {
        return new RefundOrder(order.id(), all, null, Restock.NONE, "all of it");
      }
      return new RefundOrder(order.id(), null, some(order), Restock.NONE, "broken");
    }

    private @Nullable Command couponAffairs() {
      if (coupons().isEmpty()) return null;
      var coupon = pick(coupons());
      return random.nextInt(3) == 0
          ? new RevokeCoupon(coupon.id(), "mistake")
          : new ExpireCoupon(coupon.id());
    }

    private Command campaignAffairs() {
      long campaign = pick(campaigns);
      return switch (random.nextInt(4)) {
        case 0 -> new SteerCampaign(campaign, CampaignStatus.PAUSED);
        case 1 -> new ExtendCampaign(campaign, 1L + random.nextInt(20), null, null);
        default -> new SteerCampaign(campaign, CampaignStatus.ACTIVE);
      };
    }

    private List<LineQuantity> some(Order order) {
      var line = pick(order.lines());
      return List.of(new LineQuantity(line.number(), 1 + random.nextInt(2)));
    }

    private <T> T pick(List<T> from) {
      return from.get(random.nextInt(from.size()));
    }
  }
}
