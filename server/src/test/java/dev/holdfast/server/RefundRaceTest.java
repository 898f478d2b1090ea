package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// Many give the same money back at once, on two servers: by amount, by line, by cancelling. No
/// more goes back than came in.
class RefundRaceTest {
  private static final int ROUNDS = 6;
  private static final List<String> WISHES =
      List.of(
          "refunds {\"amount\":70,\"reason\":\"a\"}",
          "refunds {\"amount\":60,\"reason\":\"b\"}",
          "refunds {\"lines\":[{\"line\":1,\"quantity\":1}],\"restock\":\"NONE\",\"reason\":\"c\"}",
          "cancel {\"reason\":\"d\"}");

  @Test
  void noMoreGoesBackThanCameIn() throws Exception {
    try (var shop = new PayShop();
        var other = shop.another()) {
      var servers = List.of(shop.server.baseUrl(), other.baseUrl());
      var orders = new ArrayList<String>();
      var wishes = new ArrayList<Callable<Integer>>();
      for (int round = 0; round < ROUNDS; round++) {
        var order = paid(shop);
        orders.add(order);
        for (int i = 0; i < 4 * WISHES.size(); i++) {
          var wish = WISHES.get(i % WISHES.size()).split(" ", 2);
          var api = new Api(shop.admin.http(), servers.get(i / 4 % 2), shop.admin.credential());
          var path = "/v1/orders/" + order + "/" + wish[0];
          wishes.add(() -> api.post(path, UUID.randomUUID().toString(), wish[1]).status());
        }
      }
      assertThat(RaceTest.atOnce(wishes)).allMatch(status -> status < 500);
      for (var order : orders) settled(shop, order);
      assertThat(shop.one.moved.get()).isEqualTo(shop.rows.count("refund"));
      assertThat(shop.admin.get("/v1/audit").is(200).json().get("holds").asBoolean()).isTrue();
    }
  }

  private static String paid(PayShop shop) {
    var order = shop.place();
    long payment = shop.open(order, "one");
    shop.one.pay(payment);
    shop.send("one", shop.one.callback(payment)).is(200);
    shop.awaitOrder(order, "CONFIRMED");
    return order;
  }

  private static void settled(PayShop shop, String order) {
    var open = "select count(*) from refund where state <> 'S' and order_id = " + order;
    Await.until("all refunds have ended", () -> shop.rows.number(open) == 0);
    var now = shop.order(order).json();
    assertThat(now.get("refunded").asLong()).as("of " + order).isBetween(60L, 100L);
    assertThat(shop.rows.number("select sum(amount) from refund where order_id = " + order))
        .isEqualTo(now.get("refunded").asLong());
  }
}
