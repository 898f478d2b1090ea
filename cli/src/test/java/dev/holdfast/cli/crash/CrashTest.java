package dev.holdfast.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every acknowledged order exists once and a retry gives the same answer, whoever is killed when.
/// The clients are few, and yet a crowd, so that batches run ahead of others when they are killed.
final class CrashTest {
  private static final int CLIENTS = 32;

  @TempDir Path dataDir;

  /// Who is killed.
  private enum Victim {
    SERVER,
    POSTGRES
  }

  @Test
  void survivesKills() throws Exception {
    orderThroughKills(2_000, Victim.SERVER, Victim.POSTGRES, Victim.SERVER);
  }

  @Test
  @Tag("long")
  void survivesTenKillsOfTheServer() throws Exception {
    orderThroughKills(10_000, tenTimes(Victim.SERVER));
  }

  @Test
  @Tag("long")
  void survivesTenKillsOfPostgres() throws Exception {
    orderThroughKills(10_000, tenTimes(Victim.POSTGRES));
  }

  private static Victim[] tenTimes(Victim victim) {
    var victims = new Victim[10];
    Arrays.fill(victims, victim);
    return victims;
  }

  private void orderThroughKills(int orders, Victim... victims) throws Exception {
    try (var server = new ServerProcess(dataDir, freePort(), List.of("--crowd", "4"))) {
      var shopper = new Shopper(server.url(), server.adminKey());
      stockUp(shopper, orders + 5);
      var acknowledged = new ConcurrentHashMap<String, String>();
      orderWhileKilling(server, shopper, orders, acknowledged, victims);
      assertThat(acknowledged).hasSize(orders);
      assertRetriesAnswerTheSame(shopper, acknowledged);
      assertStock(shopper, orders);
      assertThat(shopper.get("/v1/audit").body()).startsWith("{\"holds\":true");
    }
  }

  private static void stockUp(Shopper shopper, int units) throws InterruptedException {
    var sku = "{\"title\":\"Hot\",\"unitPrice\":100,\"currency\":\"EUR\"}";
    assertThat(shopper.put("/v1/skus/HOT", "sku", sku).status()).isEqualTo(201);
    var receipt = "{\"location\":\"MAIN\",\"quantity\":%d,\"reference\":\"po-1\"}".formatted(units);
    var answer = shopper.post("/v1/stock/HOT/receipts", "receipt", receipt);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  /// Clients order without pause; each time their progress passes the next mark, a victim dies.
  private static void orderWhileKilling(
      ServerProcess server,
      Shopper shopper,
      int orders,
      Map<String, String> acknowledged,
      Victim... victims)
      throws Exception {
    var next = new AtomicInteger();
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int c = 0; c < CLIENTS; c++) {
        clients.submit(() -> {
          for (int n = next.getAndIncrement(); n < orders; n = next.getAndIncrement()) {
            acknowledged.put("order-" + n, place(shopper, "order-" + n).body());
          }
          return null;
        });
      }
      for (int i = 0; i < victims.length; i++) {
        int mark = orders * (i + 1) / (victims.length + 1);
        Await.until(mark + " orders", Duration.ofMinutes(3), () -> acknowledged.size() >= mark);
        kill(server, victims[i]);
      }
    }
  }

  private static void kill(ServerProcess server, Victim victim) throws IOException {
    switch (victim) {
      case SERVER -> {
        server.killServer();
        server.restart();
      }
      case POSTGRES -> server.killPostgres();
    }
  }

  private static Shopper.Answer place(Shopper shopper, String key) throws InterruptedException {
    var order =
        """
        {"buyerId":"b-%s","currency":"EUR","lines":[{"sku":"HOT","quantity":1}]}\
        """
            .formatted(key);
    var answer = shopper.post("/v1/orders", key, order);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private static void assertRetriesAnswerTheSame(Shopper shopper, Map<String, String> acknowledged)
      throws InterruptedException {
    for (var order : acknowledged.entrySet()) {
      var again = place(shopper, order.getKey());
      assertThat(again.replayed()).as(order.getKey()).isTrue();
      assertThat(again.body()).isEqualTo(order.getValue());
    }
  }

  private static void assertStock(Shopper shopper, int orders) throws InterruptedException {
    var stock = shopper.get("/v1/stock/HOT").body();
    assertThat(stock).contains("\"reserved\":" + orders).contains("\"available\":5");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
