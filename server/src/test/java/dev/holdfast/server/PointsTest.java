package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Points over HTTP: earned by themselves, spent, given and taken back, by many at once.
class PointsTest {
  private static Shop shop;

  @BeforeAll
  static void start() {
    shop = new Shop();
    shop.stock("POINTED", 100_000);
    shop.admin().get("/v1/points/GBP").isProblem(404, "points-rule-not-found");
    var early = "{\"currency\":\"GBP\",\"points\":1,\"reason\":\"gift\"}";
    shop.admin()
        .post("/v1/buyers/early/points/adjustments", early)
        .isProblem(404, "points-rule-not-found", "currency");
    rule(10).is(201);
  }

  @AfterAll
  static void stop() {
    assertThat(shop.admin().get("/v1/audit").is(200).json().get("holds").booleanValue()).isTrue();
    shop.close();
  }

  /// A SKU costs 100 pence; a point is worth a penny.
  private static Api.Reply rule(long pointsPerUnit) {
    var terms = "{\"pointsPerUnit\":%d,\"redeemPoints\":1,\"redeemAmount\":1}";
    return shop.admin().put("/v1/points/GBP", terms.formatted(pointsPerUnit));
  }

  private static void give(String buyer, long points) {
    var body = "{\"currency\":\"GBP\",\"points\":%d,\"reason\":\"welcome\"}".formatted(points);
    shop.admin().post("/v1/buyers/" + buyer + "/points/adjustments", body).is(201);
  }

  private static String order(String buyer, long quantity, long points) {
    return """
    {"buyerId":"%s","currency":"GBP","lines":[{"sku":"POINTED","quantity":%d}],"points":%d}\
    """
        .formatted(buyer, quantity, points);
  }

  private static String paid(String buyer, long quantity) {
    var order = shop.place(buyer, "POINTED", quantity);
    pay(order, 100 * quantity);
    return order;
  }

  private static void pay(String order, long amount) {
    var api = shop.admin();
    var payment =
        api.post("/v1/orders/" + order + "/payments", "{\"provider\":\"offline\"}").is(201);
    var money = "{\"reference\":\"r\",\"amount\":%d,\"currency\":\"GBP\"}".formatted(amount);
    api.post("/v1/payments/" + payment.text("id") + "/confirm", money).is(200);
  }

  private static JsonNode points(String buyer) {
    return shop.admin().get("/v1/buyers/" + buyer + "/points").is(200).json();
  }

  private static long balance(String buyer, String name) {
    var balances = points(buyer).get("balances");
    return balances.isEmpty() ? 0 : balances.get(0).get(name).longValue();
  }

  private static void has(String buyer, long available, long held, long owed) {
    assertThat(balance(buyer, "available")).isEqualTo(available);
    assertThat(balance(buyer, "held")).isEqualTo(held);
    assertThat(balance(buyer, "owed")).isEqualTo(owed);
  }

  @Test
  void aPaidOrderEarnsOnceAndARefundTakesBackItsPart() {
    var order = paid("earner", 3);
    Await.until("it has earned", () -> balance("earner", "available") == 30);
    var byHand = shop.admin().post("/v1/orders/" + order + "/points", "").is(200);
    assertThat(byHand.json().get("points").longValue()).isEqualTo(30);
    has("earner", 30, 0, 0);
    var refund = "{\"amount\":100,\"restock\":\"NONE\",\"reason\":\"sorry\"}";
    shop.admin().post("/v1/orders/" + order + "/refunds", refund).is(201);
    Await.until("its part is taken back", () -> balance("earner", "available") == 20);
    shop.admin().post("/v1/orders/" + order + "/cancel", "{\"reason\":\"all\"}").is(200);
    Await.until("all is taken back", () -> balance("earner", "available") == 0);
    assertThat(points("earner").get("items")).hasSize(3);
  }

  @Test
  void pointsAreSpentWithAnOrder() {
    give("spender", 130);
    var placed = shop.admin().post("/v1/orders", order("spender", 2, 120)).is(201);
    assertThat(placed.json().get("total").longValue()).isEqualTo(80);
    assertThat(placed.json().get("points").get("points").longValue()).isEqualTo(120);
    has("spender", 10, 120, 0);
    shop.admin()
        .post("/v1/orders", order("spender", 1, 11))
        .isProblem(409, "insufficient-points", "points");
    give("spender", 200);
    shop.admin()
        .post("/v1/orders", order("spender", 1, 101))
        .isProblem(409, "points-exceed-goods", "points");
    shop.admin().post("/v1/orders/" + placed.text("id") + "/cancel", "{\"reason\":\"no\"}").is(200);
    has("spender", 330, 0, 0);
    var taken = "{\"currency\":\"GBP\",\"points\":-331,\"reason\":\"fraud\"}";
    shop.admin()
        .post("/v1/buyers/spender/points/adjustments", taken)
        .isProblem(409, "balance-too-low", "points");
    var rule = shop.admin().get("/v1/points/GBP").is(200).json();
    assertThat(rule.get("adjusted").longValue()).isGreaterThanOrEqualTo(330);
  }

  @Test
  void aBuyerSeesTheirOwnPointsPageByPage() {
    for (int i = 1; i <= 5; i++) give("reader", i);
    var mine = shop.buyer("reader").get("/v1/buyers/reader/points?limit=3").is(200).json();
    assertThat(mine.get("items")).hasSize(3);
    assertThat(mine.get("items").get(0).get("points").longValue()).isEqualTo(5);
    assertThat(mine.get("items").get(0).get("reason").asString()).isEqualTo("welcome");
    var next = mine.get("nextCursor").asString();
    var rest = shop.buyer("reader").get("/v1/buyers/reader/points?cursor=" + next).is(200).json();
    assertThat(rest.get("items")).hasSize(2);
    assertThat(rest.get("nextCursor")).isNull();
    shop.buyer("other").get("/v1/buyers/reader/points").isProblem(404, "not-found");
    var gift = "{\"currency\":\"GBP\",\"points\":1,\"reason\":\"me\"}";
    shop.buyer("reader")
        .post("/v1/buyers/reader/points/adjustments", gift)
        .isProblem(403, "insufficient-scope");
  }

  /// Two servers; one buyer's 640 points are enough for 32 of 64 orders.
  @Test
  void sixtyFourClientsSpendTheSamePoints() throws Exception {
    give("crowded", 640);
    try (var other = shop.another()) {
      var all = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < 64; i++) {
        var server = i % 2 == 0 ? shop.server() : other;
        var api = shop.admin();
        var client = new Api(api.http(), server.baseUrl(), api.credential());
        all.add(() -> client.post("/v1/orders", order("crowded", 1, 20)).status());
      }
      var statuses = RaceTest.atOnce(all);
      assertThat(statuses.stream().filter(status -> status == 201)).hasSize(32);
      assertThat(statuses.stream().filter(status -> status == 409)).hasSize(32);
    }
    has("crowded", 0, 640, 0);
  }

  /// However earning and the refund of its order meet, nothing is left of it.
  @Test
  void aRefundThatRacesTheEarningLeavesNothing() throws Exception {
    var all = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 40; i++) {
      var buyer = "racer-" + i % 8;
      all.add(() -> {
        var order = paid(buyer, 1);
        var cancelled = "/v1/orders/" + order + "/cancel";
        return shop.admin().post(cancelled, "{\"reason\":\"no\"}").is(200).status();
      });
    }
    assertThat(RaceTest.atOnce(all)).containsOnly(200);
    var rows = new Rows(shop.database());
    Await.until(
        "nothing is left",
        Duration.ofSeconds(20),
        () ->
            rows.number(
                    "select count(*) from journal_cursor where reader like 'grants-%' and"
                        + " (transaction, ordinal) < (select transaction, ordinal from journal where"
                        + " aggregate = 'o' order by transaction desc, ordinal desc limit 1)")
                == 0);
    for (int i = 0; i < 8; i++) has("racer-" + i, 0, 0, 0);
  }
}
