package dev.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.order.LineQuantity;
import dev.holdfast.order.PlaceOrder;
import dev.holdfast.order.TradeDeciders;
import dev.holdfast.promotion.ClaimCoupon;
import dev.holdfast.promotion.Earning;
import dev.holdfast.promotion.GrantCoupon;
import dev.holdfast.promotion.GrantMode;
import dev.holdfast.promotion.Limits;
import dev.holdfast.promotion.Trigger;
import dev.holdfast.stock.PutSku;
import dev.holdfast.stock.ReceiveStock;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A crowd that does everything at once: coupons of one hot campaign, orders with a line of which
/// there is no stock, payments, grants and shipments. Its batches run ahead of each other as well.
class MixedCrowdTests {
  private static final int BUYERS = 240;
  private static final int QUOTA = 150;
  private static final LaneOptions OPTIONS = LaneOptions.DEFAULT.withCrowd(20);

  private final StoreDatabase database = new StoreDatabase();
  private final Database server = database.open();
  private final Codec codec = server.codec();
  private final AtomicInteger ahead = new AtomicInteger();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private long claimed;
  private long granted;

  @BeforeEach
  void shop() {
    try (var shop = new TestShop(server)) {
      shop.run(new PutSku("LAMP", "Lamp", 250, "GBP", true, null));
      shop.run(new ReceiveStock("LAMP", "MAIN", 1_000, "delivery"));
      shop.run(new PutSku("POST", "Postage", 300, "GBP", false, null));
      var limits = new Limits(QUOTA, null, 3L, null, null);
      claimed = shop.campaign(limits, new Earning(GrantMode.CLAIM, null, null));
      granted = shop.campaign(limits, new Earning(GrantMode.EVENT, Trigger.ORDER_PAID, null));
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void runsAheadAndStaysRight() throws SQLException {
    try (var shop = crowded(server)) {
      buyAll(List.of(shop));
    }
    assertThat(ahead).hasValueGreaterThan(10);
    assertThat(failures).isEmpty();
    check();
  }

  @Test
  void staysRightOnTwoServers() throws SQLException {
    try (var one = crowded(server);
        var two = crowded(database.open())) {
      buyAll(List.of(one, two));
    }
    check();
  }

  private void check() throws SQLException {
    var issued = "select issued::text from campaign where id = ";
    assertThat(database.ask(issued + claimed)).isEqualTo("" + QUOTA);
    assertThat(database.ask(issued + granted)).isEqualTo("" + QUOTA);
    assertThat(database.ask("select redeemed::text from campaign where id = " + claimed))
        .isEqualTo("" + QUOTA);
    assertThat(
            database.ask(
                """
                select count(*)::text from orders
                where payment_status = 'F' and fulfilment_status = 'S'\
                """))
        .isEqualTo("" + BUYERS);
    assertThat(server.audit().run().invariants()).allMatch(finding -> finding.holds());
  }

  private void buyAll(List<TestShop> shops) {
    try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < BUYERS; i++) {
        var name = "buyer " + i;
        var shop = shops.get(i % shops.size());
        buyers.execute(() -> buy(name, shop));
      }
    }
  }

  /// Claims, orders, pays, is granted another coupon if there is one, and gets the goods.
  private void buy(String name, TestShop shop) {
    var placed = shop.run(order(name, claim(name, shop)), PlaceOrder.OrderPlaced.class);
    long order = Long.parseLong(placed.order().id());
    shop.pay(order);
    shop.run(new GrantCoupon(granted, order, false));
    shop.ship(order, new LineQuantity(1, 1), new LineQuantity(2, 1));
  }

  /// The coupon, null when there is none left.
  private @Nullable Long claim(String name, TestShop shop) {
    var receipt = shop.run(new ClaimCoupon(claimed, name));
    if (receipt.refused()) return null;
    var coupon = codec.decode(receipt.body(), ClaimCoupon.CouponClaimed.class).coupon();
    return Long.parseLong(coupon.couponId());
  }

  private static PlaceOrder order(String name, @Nullable Long coupon) {
    var lines =
        List.of(
            new PlaceOrder.Line("LAMP", 1, null, null), new PlaceOrder.Line("POST", 1, null, null));
    var coupons = coupon == null ? null : List.of(coupon);
    return new PlaceOrder(
        name, "GBP", lines, null, null, null, new TreeMap<>(), null, coupons, null, null);
  }

  /// One whose batches are counted when they run ahead.
  private TestShop crowded(Database database) {
    var engine =
        new Engine(
            AheadCount.of(database.store(), ahead),
            TradeDeciders.all(Set.of("offline")),
            codec,
            database.ids(),
            OPTIONS,
            submission -> 0,
            new LaneListener() {
              @Override
              public void failed(int commands, RuntimeException cause) {
                failures.add(cause);
              }
            });
    return new TestShop(database, engine);
  }
}
