package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Many want the same, over HTTP, on one server and on two.
class RaceTest {
  private static final int CLIENTS = 1_000;
  private static final int UNITS = 100;

  @Test
  void aThousandClientsRaceForAHundredUnits() throws Exception {
    try (var shop = new Shop()) {
      race(shop, List.of(shop.server().baseUrl()));
    }
  }

  @Test
  void aThousandClientsRaceForAHundredUnitsOnTwoServers() throws Exception {
    try (var shop = new Shop();
        var other = shop.another()) {
      race(shop, List.of(shop.server().baseUrl(), other.baseUrl()));
    }
  }

  private static void race(Shop shop, List<URI> servers) throws Exception {
    shop.stock("HOT", UNITS);
    var api = shop.admin();
    var orders = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < CLIENTS; i++) {
      var client = new Api(api.http(), servers.get(i % servers.size()), api.credential());
      var buyer = "buyer-" + i;
      orders.add(() -> place(client, buyer));
    }
    var statuses = atOnce(orders);
    assertThat(statuses.stream().filter(status -> status == 201)).hasSize(UNITS);
    assertThat(statuses.stream().filter(status -> status == 409)).hasSize(CLIENTS - UNITS);
    var stock = api.get("/v1/stock/HOT").is(200).json();
    assertThat(stock.get("available").longValue()).isZero();
    assertThat(stock.get("reserved").longValue()).isEqualTo(UNITS);
    assertThat(api.get("/v1/audit").is(200).json().get("holds").booleanValue()).isTrue();
  }

  private static int place(Api client, String buyer) {
    var reply = client.post("/v1/orders", buyer, Shop.order(buyer, "HOT", 1));
    if (reply.status() != 201) reply.isProblem(409, "insufficient-stock");
    return reply.status();
  }

  /// Runs all calls, released at the same moment.
  static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<T>>();
      for (var call : calls) {
        futures.add(
            threads.submit(() -> {
              start.await();
              return call.call();
            }));
      }
      start.countDown();
      var results = new ArrayList<T>();
      for (var future : futures) results.add(get(future));
      return results;
    }
  }

  private static <T> T get(Future<T> future) throws InterruptedException, ExecutionException {
    return future.get();
  }
}
