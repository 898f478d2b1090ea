package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.order.SettlePoints.PointsSettled;
import dev.holdfast.promotion.OfWallet;
import dev.holdfast.promotion.PointsTerms;
import dev.holdfast.promotion.PromotionTables;
import dev.holdfast.promotion.PutPointsRule;
import dev.holdfast.promotion.Trigger;
import dev.holdfast.promotion.Wallet;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A [PromotionScene] with what orders of the buyer b1 do to their points.
abstract class PointsScene extends PromotionScene {
  PointsScene() {
    super(100);
  }

  void rule(Trigger trigger, @Nullable Instant endsAt) {
    shop.decide(new PutPointsRule("GBP", new PointsTerms(10, 10_000, trigger, null, endsAt, 2, 1)));
  }

  PlaceOrder with(long units, @Nullable Long points, Long... coupons) {
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

  void has(long available, long held, long owed) {
    assertThat(List.of(wallet().available(), wallet().held(), -wallet().owed()))
        .containsExactly(available, held, owed);
  }

  long id(OrderView order) {
    return Long.parseLong(order.id());
  }

  PointsSettled settle(OrderView order) {
    return shop.decide(PointsSettled.class, new SettlePoints(id(order)));
  }

  void refund(OrderView order, long amount) {
    shop.decide(
        RefundOrder.RefundCreated.class,
        new RefundOrder(id(order), amount, null, Restock.NONE, "sorry"));
  }
}
