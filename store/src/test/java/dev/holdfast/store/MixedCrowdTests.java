package dev.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.Fingerprint;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;
import dev.holdfast.order.GrantCoupon;
import dev.holdfast.order.LineQuantity;
import dev.holdfast.order.OpenPayment;
import dev.holdfast.order.PlaceOrder;
import dev.holdfast.order.RecordPayment;
import dev.holdfast.order.ShipOrder;
import dev.holdfast.order.TradeDeciders;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.promotion.Audience;
import dev.holdfast.promotion.Benefit;
import dev.holdfast.promotion.BenefitKind;
import dev.holdfast.promotion.ClaimCoupon;
import dev.holdfast.promotion.CreateCampaign;
import dev.holdfast.promotion.Earning;
import dev.holdfast.promotion.GrantMode;
import dev.holdfast.promotion.Limits;
import dev.holdfast.promotion.Stacking;
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
      claimed = campaign(shop, new Earning(GrantMode.CLAIM, null, null));
      granted = campaign(shop, new Earning(GrantMode.EVENT, Trigger.ORDER_PAID, null));
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static long campaign(TestShop shop, Earning earning) {
    var command =
        new CreateCampaign(
            "Summer",
            "GBP",
            new Benefit(BenefitKind.FIXED, 50L, null, null, null, null),
            Stacking.EXCLUSIVE,
            new Limits(QUOTA, null, 3L, null, null),
            null,
            null,
            null,
            null,
            Audience.ALL,
            earning);
    var created = shop.run(command, CreateCampaign.CampaignCreated.class);
    return Long.parseLong(created.campaign().id());
  }

  @Test
  void runsAheadAndStaysRight() throws SQLException {
    try (var engine = engine(server)) {
      buyAll(List.of(engine));
    }
    assertThat(ahead).hasValueGreaterThan(10);
    assertThat(failures).isEmpty();
    check();
  }

  @Test
  void staysRightOnTwoServers() throws SQLException {
    try (var one = engine(server);
        var two = engine(database.open())) {
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

  private void buyAll(List<Engine> engines) {
    try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < BUYERS; i++) {
        var buyer = new Buyer("buyer " + i, engines.get(i % engines.size()));
        buyers.execute(buyer::buy);
      }
    }
  }

  /// Claims, orders, pays, is granted another coupon if there is one, and gets the goods.
  private final class Buyer {
    private final String name;
    private final Engine engine;
    private int sent;

    Buyer(String name, Engine engine) {
      this.name = name;
      this.engine = engine;
    }

    void buy() {
      var placed = run(order(claim()), PlaceOrder.OrderPlaced.class).order();
      long order = Long.parseLong(placed.id());
      var open = new OpenPayment(order, "offline", null, null);
      var payment = run(open, OpenPayment.PaymentOpened.class).payment();
      var news =
          new PaymentNews(PaymentState.SUCCEEDED, payment.amount(), payment.currency(), name, null);
      long id = Long.parseLong(payment.id());
      run(new RecordPayment(id, news, NewsSource.OPERATOR), RecordPayment.PaymentRecorded.class);
      run(new GrantCoupon(granted, order));
      var goods = List.of(new LineQuantity(1, 1), new LineQuantity(2, 1));
      run(new ShipOrder(order, goods, null, null), ShipOrder.ShipmentCreated.class);
    }

    /// The coupon, null when there is none left.
    private @Nullable Long claim() {
      var receipt = run(new ClaimCoupon(claimed, name));
      if (receipt.refused()) return null;
      var coupon = codec.decode(receipt.body(), ClaimCoupon.CouponClaimed.class).coupon();
      return Long.parseLong(coupon.couponId());
    }

    private PlaceOrder order(@Nullable Long coupon) {
      var lines =
          List.of(
              new PlaceOrder.Line("LAMP", 1, null, null),
              new PlaceOrder.Line("POST", 1, null, null));
      var coupons = coupon == null ? null : List.of(coupon);
      return new PlaceOrder(
          name, "GBP", lines, null, null, null, new TreeMap<>(), null, coupons, null, null);
    }

    private <O extends Outcome> O run(Command command, Class<O> outcome) {
      var receipt = run(command);
      if (!receipt.type().equals(Codec.name(outcome))) {
        throw new IllegalStateException(command + ": " + receipt.type());
      }
      return codec.decode(receipt.body(), outcome);
    }

    private Receipt run(Command command) {
      var id = new CommandId("test", name + "/" + sent++);
      var print = Fingerprint.of(codec.encode(command));
      var reply = engine.execute(new Submission(id, print, "key:test", command));
      if (reply instanceof Reply.Decided decided) return decided.receipt();
      throw new IllegalStateException(command + ": " + reply);
    }
  }

  private Engine engine(Database database) {
    return new Engine(
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
  }
}
