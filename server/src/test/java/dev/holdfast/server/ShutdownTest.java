package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A server that is asked to stop while orders pour in loses none that it has acknowledged.
class ShutdownTest {
  private static final int CLIENTS = 16;
  private static final int ENOUGH = 200;

  @Test
  void everyAcknowledgedOrderIsThereAfterAShutdown() throws Exception {
    try (var shop = new Shop()) {
      shop.stock("GOODS", 1_000_000);
      var server = shop.another();
      var acknowledged = new ConcurrentHashMap<String, String>();
      var enough = new Semaphore(0);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < CLIENTS; i++) {
          var client = Api.of(server.baseUrl(), Shop.ADMIN_KEY);
          var name = "client-" + i;
          threads.submit(() -> pour(client, name, acknowledged, enough));
        }
        assertThat(enough.tryAcquire(ENOUGH, 1, TimeUnit.MINUTES)).isTrue();
        server.close();
      }
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
      areThere(shop, acknowledged);
    }
  }

  /// Places orders until the server takes no more.
  private static void pour(
      Api client, String name, Map<String, String> acknowledged, Semaphore enough) {
    for (int i = 0; ; i++) {
      var key = name + "-" + i;
      try {
        var reply = client.post("/v1/orders", key, Shop.order("b", "GOODS", 1));
        if (reply.status() != 201) return;
        acknowledged.put(key, reply.text("id"));
        enough.release();
      } catch (UncheckedIOException e) {
        return;
      }
    }
  }

  private static void areThere(Shop shop, Map<String, String> acknowledged) {
    var api = shop.admin();
    acknowledged.forEach((key, id) -> {
      var again = api.post("/v1/orders", key, Shop.order("b", "GOODS", 1)).is(201);
      assertThat(again.text("id")).isEqualTo(id);
      assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    });
    assertThat(api.get("/v1/audit").is(200).json().get("holds").booleanValue()).isTrue();
  }
}
