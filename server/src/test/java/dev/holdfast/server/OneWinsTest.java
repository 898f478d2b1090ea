package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.Await;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// Expiry, cancellation and payment meet on the same orders, on two servers. Whoever wins, stock
/// and money agree.
class OneWinsTest {
  private static final int ORDERS = 40;

  @Test
  void expiryCancelAndPaymentRaceForOneOrder() throws Exception {
    try (var shop = new Shop();
        var other = shop.another()) {
      shop.stock("GOODS", ORDERS);
      var api = shop.admin();
      var there = new Api(api.http(), other.baseUrl(), api.credential());
      try (var clock = new Expiry(shop.database())) {
        for (int i = 0; i < ORDERS; i++) contest(shop, api, there, clock);
      }

      Await.until(
          "what was neither paid nor cancelled has expired",
          () ->
              new Rows(shop.database()).number("select count(*) from orders where status = 'P'")
                  == 0);
      checkBooks(shop, api);
    }
  }

  private static void contest(Shop shop, Api api, Api there, Expiry clock) throws Exception {
    var order = shop.place("b", "GOODS", 1);
    var path = "/v1/orders/" + order;
    var payment = api.post(path + "/payments", "{\"provider\":\"offline\"}").is(201).text("id");
    new Rows(shop.database())
        .run("update orders set expires_at = now() - interval '1 second' where id = " + order);
    Callable<Integer> pay =
        () ->
            api.post(
                    "/v1/payments/" + payment + "/confirm",
                    "{\"reference\":\"r\",\"amount\":100,\"currency\":\"GBP\"}")
                .status();
    Callable<Integer> cancel = () -> there.post(path + "/cancel", "{\"reason\":\"r\"}").status();
    Callable<Integer> expire = clock::strike;
    assertThat(RaceTest.atOnce(List.of(pay, cancel, expire))).isSubsetOf(200, 409);
  }

  private static void checkBooks(Shop shop, Api api) {
    var rows = new Rows(shop.database());
    long sold = rows.number("select count(*) from orders where status = 'C'");
    long ended = rows.number("select count(*) from orders where status in ('X', 'E')");
    assertThat(sold + ended).isEqualTo(ORDERS);
    var stock = api.get("/v1/stock/GOODS").is(200).json();
    assertThat(stock.get("committed").longValue()).isEqualTo(sold);
    assertThat(stock.get("reserved").longValue()).isZero();
    assertThat(stock.get("available").longValue()).isEqualTo(ended);
    var kept = rows.number("select coalesce(sum(captured - refunded), 0) from orders");
    assertThat(kept).isEqualTo(sold * 100);
    assertThat(api.get("/v1/audit").is(200).json().get("holds").booleanValue()).isTrue();
  }
}
