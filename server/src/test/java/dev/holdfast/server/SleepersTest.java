package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;
import dev.holdfast.order.OpenPayment;
import dev.holdfast.order.PlaceOrder;
import dev.holdfast.order.TradeDeciders;
import dev.holdfast.payment.PaymentPolicy;
import dev.holdfast.store.Callback;
import dev.holdfast.store.Database;
import dev.holdfast.store.DatabaseOptions;
import dev.holdfast.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whoever waits for work sleeps until there is some, and nothing that another server brings up, or
/// that nobody was woken for, is left lying.
class SleepersTest {
  private static final PayShop SHOP = new PayShop();
  private static final String TRIGGER = ",\"trigger\":\"ORDER_PAID\"";
  private static final AtomicInteger BUYERS = new AtomicInteger();
  private static Database elsewhere;
  private static Engine engine;

  @BeforeAll
  static void start() {
    SHOP.rows.run("create extension pg_stat_statements");
    SHOP.admin.post("/v1/campaigns", CampaignApiTest.campaign("EVENT", 1_000, TRIGGER)).is(201);
    SHOP.admin
        .put(
            "/v1/skus/FREE",
            "{\"title\":\"a gift\",\"unitPrice\":0,\"currency\":\"GBP\",\"tracked\":false}")
        .is(201);
    elsewhere = open();
    engine =
        new Engine(
            elsewhere.store(),
            TradeDeciders.all(
                PaymentPolicy.of(Set.of("offline")).withWindow("one", Duration.ofMinutes(5))),
            elsewhere.codec(),
            elsewhere.ids(),
            LaneOptions.DEFAULT,
            submission -> 0,
            LaneListener.NONE);
  }

  private static Database open() {
    var test = SHOP.database;
    return Database.open(
        DatabaseOptions.of(test.jdbcUrl(), test.user(), test.password()).allowingUnsafe(true));
  }

  @AfterAll
  static void stop() {
    engine.close();
    elsewhere.close();
    SHOP.close();
  }

  /// Decides as another server does: nobody here is woken.
  private static void decideElsewhere(Command command) {
    var reply = engine.submit(Submission.internal("test", command)).join();
    assertThat(reply).isInstanceOf(Reply.Decided.class);
    assertThat(((Reply.Decided) reply).receipt().refused()).isFalse();
  }

  private static String buyer() {
    return "sleeper-" + BUYERS.incrementAndGet();
  }

  private static PlaceOrder free(String buyer) {
    var line = new PlaceOrder.Line("FREE", 1, null, null);
    return new PlaceOrder(buyer, "GBP", List.of(line), null, null, null, new TreeMap<>(), null);
  }

  private static void awaitCoupon(String buyer) {
    var sql = "select count(*) from coupon where buyer_id = '%s'".formatted(buyer);
    Await.until(buyer + " has a coupon", () -> SHOP.rows.number(sql) == 1);
  }

  private static long statements(String like) {
    return SHOP.rows.number(
        """
        select coalesce(sum(calls), 0) from pg_stat_statements where query ilike '%s'
        and dbid = (select oid from pg_database where datname = current_database())\
        """
            .formatted(like));
  }

  @Test
  void aServerThatNobodyCallsAsksLittle() {
    Await.until("it has settled down", () -> during(1, "%") < 25);
    assertThat(during(5, "%")).as("statements in 5 s").isLessThan(5 * 20);
  }

  /// What happens in the database while nothing else does.
  private static long during(int seconds, String like) {
    long before = statements(like);
    SHOP.rows.run("select pg_sleep(%d)".formatted(seconds));
    return statements(like) - before;
  }

  /// Else each order pays for readers that find nothing in it.
  @Test
  void anUnpaidOrderWakesNobody() {
    var readers = "%update journal_cursor%";
    long before = statements(readers);
    for (int i = 0; i < 300; i++) SHOP.place();
    assertThat(statements(readers) - before).as("for 300 orders").isLessThan(150);
  }

  @Test
  void whatAnotherServerCommitsIsFound() {
    var buyer = buyer();
    decideElsewhere(free(buyer));
    awaitCoupon(buyer);

    var order = SHOP.place();
    decideElsewhere(new OpenPayment(Long.parseLong(order), "one", null, null));
    Await.until(
        "the provider is asked",
        () ->
            SHOP.rows.number("select count(*) from payment where state = 'P' and order_id=" + order)
                == 1);

    long payment = SHOP.rows.number("select id from payment where order_id = " + order);
    SHOP.one.pay(payment);
    var sent = SHOP.one.callback(payment);
    var stored =
        new Callback(
            "one", "m-" + payment, Instant.now(), new TreeMap<>(sent.headers()), sent.body());
    assertThat(elsewhere.callbacks().store(List.of(stored))).hasSize(1);
    SHOP.awaitOrder(order, "CONFIRMED");
  }

  /// A lease that ends is found, too: its holder may be dead.
  @Test
  void aShareWhoseHolderDiedIsTakenOver() {
    SHOP.rows.run(
        "update journal_cursor set holder = 'dead', leased_until = now() + interval '1 second'");
    var buyer = buyer();
    decideElsewhere(free(buyer));
    awaitCoupon(buyer);
  }
}
