package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Coupons that arrive by themselves, once, and are taken back with the order that earned them.
class GrantTest {
  private static Shop shop;

  @BeforeAll
  static void start() {
    shop = new Shop();
    shop.stock("GIFTED", 100_000);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static String campaign(String trigger, long quota, String more) {
    var event = ",\"trigger\":\"%s\"%s".formatted(trigger, more);
    return shop.admin()
        .post("/v1/campaigns", CampaignApiTest.campaign("EVENT", quota, event))
        .is(201)
        .text("id");
  }

  private static String paid(String buyer) {
    var order = shop.place(buyer, "GIFTED", 1);
    pay(order, 100);
    return order;
  }

  private static void pay(String order, long amount) {
    var api = shop.admin();
    var payment =
        api.post("/v1/orders/" + order + "/payments", "{\"provider\":\"offline\"}").is(201);
    api.post(
            "/v1/payments/" + payment.text("id") + "/confirm",
            "{\"reference\":\"r\",\"amount\":%d,\"currency\":\"GBP\"}".formatted(amount))
        .is(200);
  }

  private static List<String> coupons(String buyer, String state) {
    var found =
        shop.admin().get("/v1/buyers/" + buyer + "/coupons?limit=200&status=" + state).is(200);
    var ids = new ArrayList<String>();
    found.json().get("items").forEach(coupon -> ids.add(coupon.get("couponId").asString()));
    return ids;
  }

  private static long issued(String campaign) {
    return shop.admin().get("/v1/campaigns/" + campaign).is(200).json().get("issued").longValue();
  }

  private static void close(String campaign) {
    shop.admin().post("/v1/campaigns/" + campaign + "/close", "").is(200);
  }

  @Test
  void aPaidOrderEarnsACouponOnceOnEveryPath() {
    var campaign = campaign("ORDER_PAID", 10, "");
    var order = paid("payer");
    Await.until("it is granted", () -> coupons("payer", "ISSUED").size() == 1);
    var byHand =
        shop.admin()
            .post("/v1/campaigns/" + campaign + "/grants", "{\"orderId\":\"%s\"}".formatted(order))
            .is(200);
    assertThat(byHand.text("couponId")).isEqualTo(coupons("payer", "ISSUED").getFirst());
    assertThat(issued(campaign)).isEqualTo(1);
    close(campaign);
  }

  /// What happens to an order later does not make it one of another time.
  @Test
  void whatWasPaidInAPauseIsNotMadeUpForByItself() {
    var campaign = campaign("ORDER_PAID", 10, "");
    var at = "/v1/campaigns/" + campaign;
    shop.admin().post(at + "/pause", "").is(200);
    var order = shop.place("waiter", "GIFTED", 2);
    pay(order, 200);
    shop.admin().post(at + "/resume", "").is(200);
    var one = "{\"reason\":\"no\",\"lines\":[{\"line\":1,\"quantity\":1}]}";
    shop.admin().post("/v1/orders/" + order + "/cancel", one).is(200);
    paid("waiter");
    Await.until("the next is granted", () -> coupons("waiter", "ISSUED").size() == 1);
    var earning = coupons("waiter", "ISSUED").getFirst();
    var byHand = shop.admin().post(at + "/grants", "{\"orderId\":\"%s\"}".formatted(order)).is(200);
    assertThat(byHand.text("couponId")).isNotEqualTo(earning);
    assertThat(issued(campaign)).isEqualTo(2);
    close(campaign);
  }

  @Test
  void aGrantWantsACampaignAndAnOrder() {
    var campaign = campaign("ORDER_PAID", 10, "");
    var stranger = "{\"orderId\":\"7\"}";
    var missing = shop.admin().post("/v1/campaigns/7/grants", stranger);
    assertThat(missing.isProblem(404, "campaign-not-found").text("campaignId")).isEqualTo("7");
    var none = shop.admin().post("/v1/campaigns/" + campaign + "/grants", stranger).is(200);
    assertThat(none.text("reason")).isEqualTo("ORDER_NOT_FOUND");
    close(campaign);
  }

  @Test
  void aRefundTakesBackWhatIsNotUsed() {
    var campaign = campaign("ORDER_PAID", 10, "");
    var order = paid("returner");
    Await.until("it is granted", () -> coupons("returner", "ISSUED").size() == 1);
    var refund = "{\"amount\":100,\"restock\":\"NONE\",\"reason\":\"sorry\"}";
    shop.admin().post("/v1/orders/" + order + "/refunds", refund).is(201);
    Await.until("it is taken back", () -> coupons("returner", "REVOKED").size() == 1);
    assertThat(issued(campaign)).isZero();
    var again = "{\"orderId\":\"%s\"}".formatted(order);
    shop.admin().post("/v1/campaigns/" + campaign + "/grants", again).is(200);
    assertThat(issued(campaign)).isZero();
    close(campaign);
  }

  @Test
  void aCouponThatIsInUseIsTakenBackWhenItsOrderLetsItGo() {
    var campaign = campaign("ORDER_PAID", 10, "");
    var order = paid("spender");
    Await.until("it is granted", () -> coupons("spender", "ISSUED").size() == 1);
    close(campaign);
    var coupon = coupons("spender", "ISSUED").getFirst();
    var second =
        "{\"buyerId\":\"spender\",\"currency\":\"GBP\",\"lines\":[{\"sku\":\"GIFTED\",\"quantity\":1}],"
            + "\"couponIds\":[\"%s\"]}".formatted(coupon);
    var held = shop.admin().post("/v1/orders", second).is(201).text("id");
    shop.admin().post("/v1/orders/" + order + "/cancel", "{\"reason\":\"no\"}").is(200);
    Await.until(
        "it is marked",
        () -> shop.admin().get("/v1/coupons/" + coupon).json().get("version").longValue() == 3);
    assertThat(coupons("spender", "HELD")).containsExactly(coupon);
    shop.admin().post("/v1/orders/" + held + "/cancel", "{\"reason\":\"no\"}").is(200);
    assertThat(coupons("spender", "REVOKED")).containsExactly(coupon);
  }

  @Test
  void aFirstOrderEarnsOnceForEachBuyer() {
    var campaign = campaign("FIRST_ORDER", 10, "");
    paid("newcomer");
    paid("newcomer");
    Await.until("it is granted", () -> coupons("newcomer", "ISSUED").size() == 1);
    paid("newcomer-2");
    Await.until("the other too", () -> coupons("newcomer-2", "ISSUED").size() == 1);
    assertThat(coupons("newcomer", "ISSUED")).hasSize(1);
    close(campaign);
  }

  @Test
  void amountsAndDeliveriesEarnWhenTheyAreReached() {
    var amount = campaign("AMOUNT_REACHED", 10, ",\"triggerAmount\":101");
    var delivery = campaign("ORDER_DELIVERED", 10, "");
    var order = paid("small");
    var shipment =
        shop.admin()
            .post("/v1/orders/" + order + "/shipments", "{\"lines\":[{\"line\":1,\"quantity\":1}]}")
            .is(201);
    shop.admin().post("/v1/shipments/" + shipment.text("id") + "/delivery", "").is(200);
    Await.until("it is granted", () -> issued(delivery) == 1);
    assertThat(issued(amount)).isZero();
    close(amount);
    close(delivery);
  }

  @Test
  void anExhaustedBudgetIsAnOutcome() {
    var campaign = campaign("ORDER_PAID", 3, "");
    var buyers = new HashSet<String>();
    for (int i = 0; i < 6; i++) {
      paid("greedy-" + i);
      buyers.add("greedy-" + i);
    }
    Await.until("three are granted", () -> issued(campaign) == 3);
    var order = paid("greedy-7");
    var last =
        shop.admin()
            .post("/v1/campaigns/" + campaign + "/grants", "{\"orderId\":\"%s\"}".formatted(order))
            .is(200);
    assertThat(last.text("reason")).isEqualTo("QUOTA_EXHAUSTED");
    assertThat(shop.admin().get("/v1/reactions").is(200).json().get("items").size()).isZero();
    close(campaign);
  }

  /// The same events again and again, as after a restored cursor.
  @Test
  void anEventThatComesFiveTimesGrantsOnce() {
    var campaign = campaign("ORDER_PAID", 10, "");
    paid("repeated");
    var rows = new Rows(shop.database());
    for (int times = 1; times <= 5; times++) {
      Await.until("it is granted", () -> coupons("repeated", "ISSUED").size() == 1);
      rows.run(
          "update journal_cursor set transaction = 0, ordinal = 0 where reader like 'grants-%'");
      shop.place("somebody", "GIFTED", 1); // so that each reader looks, and misses its place
      Await.until(
          "everything is read again",
          () ->
              rows.number(
                      "select count(*) from journal_cursor where reader like 'grants-%'"
                          + " and transaction > 0")
                  == 4);
    }
    assertThat(coupons("repeated", "ISSUED")).hasSize(1);
    close(campaign);
  }

  @Test
  void aGrantThatFailsIsPutAsideParkedAndRedriven() {
    var campaign = campaign("ORDER_PAID", 10, "");
    var rows = new Rows(shop.database());
    rows.run("alter table coupon add constraint cursed check (buyer_id <> 'cursed')");
    paid("cursed");
    Await.until("it is put aside", () -> waiting("").size() == 1);
    assertThat(waiting("?parked=true").size()).isZero();
    paid("blessed");
    Await.until("the others go on", () -> coupons("blessed", "ISSUED").size() == 1);
    rows.run("update reaction set attempts = 8, next_attempt_at = now()");
    Await.until("it is parked", () -> waiting("?parked=true").size() == 1);
    var parked = waiting("?parked=true").get(0);
    assertThat(parked.get("reason").asString()).contains("cursed");
    rows.run("alter table coupon drop constraint cursed");
    shop.admin().post("/v1/reactions/" + parked.get("id").asString() + "/redrive", "").is(200);
    Await.until("it is granted", () -> coupons("cursed", "ISSUED").size() == 1);
    Await.until("nothing waits", () -> waiting("").isEmpty());
    shop.admin().post("/v1/reactions/1000/redrive", "").isProblem(404, "not-found");
    close(campaign);
  }

  private static tools.jackson.databind.JsonNode waiting(String query) {
    return shop.admin().get("/v1/reactions" + query).is(200).json().get("items");
  }

  /// However a grant and the refund of its order meet, no coupon is left of it.
  @Test
  void aRefundThatRacesTheGrantWins() throws Exception {
    var campaign = campaign("ORDER_PAID", 100, "");
    try (var crowd = Executors.newFixedThreadPool(8)) {
      var all =
          IntStream.range(0, 40)
              .mapToObj(i ->
                  crowd.submit(() -> {
                    var order = paid("racer-" + i);
                    shop.admin()
                        .post("/v1/orders/" + order + "/cancel", "{\"reason\":\"no\"}")
                        .is(200);
                  }))
              .toList();
      for (var one : all) one.get();
    }
    Await.until("nothing is left", Duration.ofSeconds(20), () -> issued(campaign) == 0);
    assertThat(shop.admin().get("/v1/audit").is(200).json().get("holds").booleanValue()).isTrue();
    close(campaign);
  }

  /// Two servers, many buyers: whoever holds a share grants it, nobody twice.
  @ParameterizedTest
  @ValueSource(ints = 200)
  void serversShareTheWork(int orders) throws Exception {
    var campaign = campaign("ORDER_PAID", orders, "");
    try (var other = shop.another();
        var crowd = Executors.newFixedThreadPool(8)) {
      var all = IntStream.range(0, orders).mapToObj(i -> crowd.submit(() -> paid("crowd-" + i)));
      for (var order : all.toList()) order.get();
      assertThat(other.port()).isPositive();
      Await.until("all are granted", Duration.ofSeconds(20), () -> issued(campaign) == orders);
    }
    for (int i = 0; i < orders; i++) assertThat(coupons("crowd-" + i, "ISSUED")).hasSize(1);
    close(campaign);
  }
}
