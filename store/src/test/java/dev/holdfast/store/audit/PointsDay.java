package dev.holdfast.store.audit;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.holdfast.order.CancelOrder;
import dev.holdfast.order.LineQuantity;
import dev.holdfast.order.PlaceOrder;
import dev.holdfast.order.SettlePoints;
import dev.holdfast.promotion.AdjustPoints;
import dev.holdfast.promotion.PointsTerms;
import dev.holdfast.promotion.PutPointsRule;
import dev.holdfast.promotion.Trigger;
import dev.holdfast.store.TestShop;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Points in every account. Buyers are known by what they did.
final class PointsDay {
  private PointsDay() {}

  static void live(TestShop shop) {
    var terms = new PointsTerms(100, 10_000, Trigger.ORDER_PAID, null, null, 2, 1);
    shop.run(new PutPointsRule("GBP", terms), PutPointsRule.PointsRuleCreated.class);
    for (var buyer : List.of("holder", "payer", "ower")) {
      shop.run(new AdjustPoints(buyer, "GBP", 300, "welcome"), AdjustPoints.PointsAdjusted.class);
    }
    place(shop, "holder", 101);
    long paid = place(shop, "payer", 201);
    shop.pay(paid);
    shop.run(new SettlePoints(paid), SettlePoints.PointsSettled.class);
    shop.run(new CancelOrder(paid, "less", List.of(new LineQuantity(1, 1)), null));
    shop.run(new SettlePoints(paid), SettlePoints.PointsSettled.class);
    long owing = place(shop, "ower", 300);
    shop.pay(owing);
    shop.run(new SettlePoints(owing), SettlePoints.PointsSettled.class);
    place(shop, "ower", 200);
    shop.run(new CancelOrder(owing, "all", null, null));
    place(shop, "ower", 300);
    shop.run(new SettlePoints(owing), SettlePoints.PointsSettled.class);
  }

  private static long place(TestShop shop, String buyer, long points) {
    var command =
        new PlaceOrder(
            buyer,
            "GBP",
            List.of(
                new PlaceOrder.Line("MUG", 1, null, null),
                new PlaceOrder.Line("POST", 1, null, null)),
            null,
            null,
            null,
            new TreeMap<>(),
            null,
            null,
            null,
            points);
    var placed = shop.run(command, PlaceOrder.OrderPlaced.class);
    return Long.parseLong(placed.order().id());
  }

  static Stream<Arguments> corruptions() {
    return Stream.of(
        arguments(
            "points-zero",
            "with gone as (delete from journal where aggregate = 'r' returning command)"
                + " update receipt set entries = entries - 1 where key in (select command from gone);"
                + " delete from points_rule"),
        arguments("points-entries", "update points_rule set changes = changes + 1"),
        arguments(
            "points-entries",
            "update points_transfer set number = 77 where key like 'earn:%' and wallet_id ="
                + " (select id from points_wallet where buyer_id = 'payer')"),
        arguments("points-orders", "update orders set points = 103 where buyer_id = 'holder'"),
        arguments("points-orders", "update orders set points = 205 where buyer_id = 'payer'"),
        arguments(
            "points-orders",
            "update points_transfer set order_id = null where key like 'hold:%'"
                + " and order_id = (select id from orders where buyer_id = 'holder')"),
        arguments(
            "points-earned",
            "update points_earned set taken_back = taken_back - 1 where order_id ="
                + " (select id from orders where buyer_id = 'payer')"),
        arguments(
            "order-discount",
            "update orders set points_discounts[1] = points_discounts[1] + 1 where buyer_id = 'holder'"));
  }
}
