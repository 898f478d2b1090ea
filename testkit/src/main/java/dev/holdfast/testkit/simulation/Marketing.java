package dev.holdfast.testkit.simulation;

import dev.holdfast.kernel.Command;
import dev.holdfast.order.ForfeitCoupon;
import dev.holdfast.order.OrderTables;
import dev.holdfast.order.SettlePoints;
import dev.holdfast.promotion.AdjustPoints;
import dev.holdfast.promotion.Audience;
import dev.holdfast.promotion.Benefit;
import dev.holdfast.promotion.BenefitKind;
import dev.holdfast.promotion.Campaign;
import dev.holdfast.promotion.CampaignStatus;
import dev.holdfast.promotion.ClaimCoupon;
import dev.holdfast.promotion.Coupon;
import dev.holdfast.promotion.CreateCampaign;
import dev.holdfast.promotion.Earning;
import dev.holdfast.promotion.ExpireCoupon;
import dev.holdfast.promotion.GrantCoupon;
import dev.holdfast.promotion.GrantMode;
import dev.holdfast.promotion.Limits;
import dev.holdfast.promotion.PointsTerms;
import dev.holdfast.promotion.PromotionTables;
import dev.holdfast.promotion.PutPointsRule;
import dev.holdfast.promotion.RevokeCoupon;
import dev.holdfast.promotion.Stacking;
import dev.holdfast.promotion.SteerCampaign;
import dev.holdfast.promotion.Trigger;
import dev.holdfast.testkit.MemoryDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What those who run campaigns and points come up with, and what buyers and the reactor ask them
/// for.
final class Marketing {
  private static final String CURRENCY = "GBP";

  private final Chance chance;
  private final MemoryDatabase database;

  Marketing(Chance chance, MemoryDatabase database) {
    this.chance = chance;
    this.database = database;
  }

  List<Command> opening() {
    return List.of(
        campaign(Audience.ALL, new Earning(GrantMode.CLAIM, null, null)),
        campaign(Audience.FIRST_ORDER, new Earning(GrantMode.CLAIM, null, null)),
        campaign(Audience.ALL, new Earning(GrantMode.EVENT, Trigger.ORDER_PAID, null)),
        rule(Trigger.ORDER_PAID));
  }

  private CreateCampaign campaign(Audience audience, Earning earning) {
    long value = chance.between(1, 200);
    var benefit =
        chance.of(0.5)
            ? new Benefit(BenefitKind.FIXED, value, null, null, null, null)
            : new Benefit(BenefitKind.PERCENT, null, 50 * value, 100L, null, null);
    return new CreateCampaign(
        "campaign",
        CURRENCY,
        benefit,
        chance.of(0.7) ? Stacking.STACKABLE : Stacking.EXCLUSIVE,
        new Limits(chance.between(2, 8), null, chance.between(1, 3), null, null),
        null,
        null,
        null,
        chance.of(0.5) ? chance.between(30, 300) : null,
        audience,
        earning);
  }

  private PutPointsRule rule(Trigger trigger) {
    return new PutPointsRule(
        CURRENCY,
        new PointsTerms(
            chance.between(0, 20), PointsTerms.ONCE, trigger, null, null, chance.between(1, 3), 1));
  }

  /// Anybody's next command.
  Command next(String buyer) {
    return switch (chance.below(9)) {
      case 0, 1, 2 -> claim(buyer);
      case 3, 4, 5 -> reaction();
      case 6 -> coupon();
      case 7 -> new AdjustPoints(buyer, CURRENCY, chance.of(0.7) ? 40 : -25, "goodwill");
      default -> affairs();
    };
  }

  private Command claim(String buyer) {
    var campaigns = campaigns();
    return campaigns.isEmpty()
        ? rule(Trigger.ORDER_PAID)
        : new ClaimCoupon(chance.oneOf(campaigns).id(), buyer);
  }

  /// What the reactor asks for, whether it is time for it or not.
  private Command reaction() {
    var orders = database.all(OrderTables.ORDER);
    var campaigns = campaigns();
    if (orders.isEmpty() || campaigns.isEmpty()) return rule(Trigger.ORDER_PAID);
    long order = chance.oneOf(orders).id();
    if (chance.of(0.6)) return new SettlePoints(order);
    var earned = coupons().stream().filter(c -> c.earnedBy() != null).toList();
    if (!earned.isEmpty() && chance.of(0.4)) {
      var coupon = chance.oneOf(earned);
      var by = coupon.earnedBy();
      if (by != null) return new ForfeitCoupon(coupon.id(), by);
    }
    return new GrantCoupon(chance.oneOf(campaigns).id(), order, false);
  }

  private Command coupon() {
    var coupons = coupons();
    if (coupons.isEmpty()) return affairs();
    long id = chance.oneOf(coupons).id();
    return chance.of(0.3) ? new RevokeCoupon(id, "mistake") : new ExpireCoupon(id);
  }

  private Command affairs() {
    var campaigns = campaigns();
    if (campaigns.isEmpty() || chance.of(0.3)) {
      return rule(chance.of(0.7) ? Trigger.ORDER_PAID : Trigger.ORDER_DELIVERED);
    }
    var to = chance.of(0.3) ? CampaignStatus.PAUSED : CampaignStatus.ACTIVE;
    return new SteerCampaign(chance.oneOf(campaigns).id(), to);
  }

  /// Coupons for a new order: mostly the buyer's own.
  List<Long> couponsFor(String buyer) {
    return coupons().stream()
        .filter(coupon -> coupon.buyerId().equals(buyer) || chance.of(0.05))
        .filter(coupon -> chance.of(0.4))
        .limit(3)
        .map(Coupon::id)
        .toList();
  }

  /// Points for a new order, null for none.
  @Nullable Long points() {
    return chance.of(0.3) ? (Long) chance.between(1, 60) : null;
  }

  private List<Campaign> campaigns() {
    return database.all(PromotionTables.CAMPAIGN);
  }

  private List<Coupon> coupons() {
    return database.all(PromotionTables.COUPON);
  }
}
