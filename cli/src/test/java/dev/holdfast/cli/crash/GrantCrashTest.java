package dev.holdfast.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every order that is paid gets its coupon and its points, once, however often the server is
/// killed meanwhile.
final class GrantCrashTest {
  private static final int CLIENTS = 16;

  /// One order in so many costs something, and so earns points.
  private static final int POINTS_EVERY = 10;

  @TempDir Path dataDir;

  @Test
  void noGrantIsLostOrDoubled() throws Exception {
    grantThroughKills(1_000, 2);
  }

  @Test
  @Tag("long")
  void noneOfTenThousandIsLostOrDoubledByTenKills() throws Exception {
    grantThroughKills(10_000, 10);
  }

  private void grantThroughKills(int orders, int kills) throws Exception {
    try (var server = new ServerProcess(dataDir, freePort())) {
      var shopper = new Shopper(server.url(), server.adminKey());
      var sku = "{\"title\":\"Free\",\"unitPrice\":0,\"currency\":\"EUR\",\"tracked\":false}";
      assertThat(shopper.put("/v1/skus/FREE", "sku", sku).status()).isEqualTo(201);
      var dear = "{\"title\":\"Dear\",\"unitPrice\":100,\"currency\":\"EUR\",\"tracked\":false}";
      assertThat(shopper.put("/v1/skus/DEAR", "dear", dear).status()).isEqualTo(201);
      var rule = "{\"pointsPerUnit\":3,\"redeemPoints\":1,\"redeemAmount\":1}";
      assertThat(shopper.put("/v1/points/EUR", "rule", rule).status()).isEqualTo(201);
      var campaign = campaign(shopper, orders);
      var placed = new AtomicInteger();
      try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
        var next = new AtomicInteger();
        for (int c = 0; c < CLIENTS; c++) {
          clients.submit(() -> {
            for (int n = next.getAndIncrement(); n < orders; n = next.getAndIncrement()) {
              place(shopper, n);
              placed.incrementAndGet();
            }
            return null;
          });
        }
        for (int i = 1; i <= kills; i++) {
          int mark = orders * i / (kills + 1);
          Await.until(mark + " orders", Duration.ofMinutes(3), () -> placed.get() >= mark);
          server.killServer();
          server.restart();
        }
      }
      Await.until(
          "all are granted", Duration.ofMinutes(2), () -> issued(shopper, campaign) == orders);
      assertThat(placed).hasValue(orders);
      int points = 3 * (orders / POINTS_EVERY);
      Await.until("all have points", Duration.ofMinutes(1), () -> points(shopper) >= points);
      assertThat(points(shopper)).isEqualTo(points);
      for (int n = 0; n < orders; n += 97) {
        var coupons = shopper.get("/v1/buyers/b-" + n + "/coupons").body();
        assertThat(coupons.split("couponId", -1)).hasSize(2);
      }
      assertThat(shopper.get("/v1/audit").body()).startsWith("{\"holds\":true");
    }
  }

  private static String campaign(Shopper shopper, int quota) throws InterruptedException {
    var body =
        """
        {"name":"Thanks","kind":"FIXED","amount":1,"currency":"EUR","quota":%d,"grant":"EVENT",\
        "trigger":"ORDER_PAID"}\
        """
            .formatted(quota + 5);
    var created = shopper.post("/v1/campaigns", "campaign", body);
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    return text(created.body(), "\"id\":\"(\\d+)\"");
  }

  /// An order of total zero is paid at once, another one offline.
  private static void place(Shopper shopper, int n) throws InterruptedException {
    boolean dear = n % POINTS_EVERY == 0;
    var order =
        """
        {"buyerId":"b-%d","currency":"EUR","lines":[{"sku":"%s","quantity":1}]}\
        """
            .formatted(n, dear ? "DEAR" : "FREE");
    var answer = shopper.post("/v1/orders", "order-" + n, order);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    if (dear) pay(shopper, text(answer.body(), "\"id\":\"(\\d+)\""), n);
  }

  private static void pay(Shopper shopper, String order, int n) throws InterruptedException {
    var offline = "{\"provider\":\"offline\"}";
    var opened = shopper.post("/v1/orders/" + order + "/payments", "open-" + n, offline);
    var payment = text(opened.body(), "\"id\":\"(\\d+)\"");
    var money = "{\"reference\":\"r\",\"amount\":100,\"currency\":\"EUR\"}";
    var paid = shopper.post("/v1/payments/" + payment + "/confirm", "pay-" + n, money);
    assertThat(paid.status()).as(paid.body()).isEqualTo(200);
  }

  private static int points(Shopper shopper) throws InterruptedException {
    return Integer.parseInt(text(shopper.get("/v1/points/EUR").body(), "\"issued\":(\\d+)"));
  }

  private static int issued(Shopper shopper, String campaign) throws InterruptedException {
    var body = shopper.get("/v1/campaigns/" + campaign).body();
    return Integer.parseInt(text(body, "\"issued\":(\\d+)"));
  }

  private static String text(String body, String pattern) {
    var matcher = Pattern.compile(pattern).matcher(body);
    assertThat(matcher.find()).as(body).isTrue();
    return matcher.group(1);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
