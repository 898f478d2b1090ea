package dev.holdfast.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.Await;
import dev.holdfast.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two servers, each a process of its own, on one database.
final class TwoServersTest {
  private static final String API_KEY = "two-servers-key";
  private static final int CLIENTS = 1_000;
  private static final int UNITS = 100;

  @TempDir Path directory;

  private TestDatabase database;
  private ServerProcess one;
  private ServerProcess other;

  @BeforeEach
  void start() {
    database = TestDatabase.create();
    one = ServerProcess.on(database, API_KEY, directory);
    other = ServerProcess.on(database, API_KEY, directory);
  }

  @AfterEach
  void stop() throws InterruptedException {
    one.close();
    other.close();
    database.close();
  }

  @Test
  void aThousandClientsGetAHundredUnitsAndOneOfThreeWinsAnOrder() throws Exception {
    var shopper = new Shopper(one.url(), API_KEY);
    stockUp(shopper, "HOT", UNITS);
    race(shopper);
    stockUp(shopper, "GOODS", 60);
    contest(shopper, 60);
    assertThat(shopper.get("/v1/audit").body()).startsWith("{\"holds\":true");
  }

  @Test
  @Tag("long")
  void oneGoesOnWhenTheOtherIsKilled() throws Exception {
    var shopper = new Shopper(other.url(), API_KEY);
    int orders = 4_000;
    stockUp(shopper, "GOODS", orders + 5);
    var acknowledged = new ConcurrentHashMap<String, String>();
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var next = new AtomicInteger();
      for (int c = 0; c < 32; c++) {
        var mine = new Shopper(c % 2 == 0 ? urls(one, other) : urls(other, one), API_KEY);
        clients.submit(() -> order(mine, orders, next, acknowledged));
      }
      Await.until("a third", Duration.ofMinutes(3), () -> acknowledged.size() > orders / 3);
      one.killServer();
    }
    assertThat(acknowledged).hasSize(orders);
    for (var order : acknowledged.entrySet()) {
      var again = shopper.post("/v1/orders", order.getKey(), order(order.getKey(), "GOODS"));
      assertThat(again.replayed()).as(order.getKey()).isTrue();
      assertThat(again.body()).isEqualTo(order.getValue());
    }
    assertThat(shopper.get("/v1/stock/GOODS").body())
        .contains("\"reserved\":" + orders)
        .contains("\"available\":5");
    assertThat(shopper.get("/v1/audit").body()).startsWith("{\"holds\":true");
  }

  private static List<String> urls(ServerProcess first, ServerProcess second) {
    return List.of(first.url(), second.url());
  }

  private static Void order(
      Shopper shopper, int orders, AtomicInteger next, Map<String, String> acknowledged)
      throws InterruptedException {
    for (int n = next.getAndIncrement(); n < orders; n = next.getAndIncrement()) {
      var answer = shopper.post("/v1/orders", "order-" + n, order("order-" + n, "GOODS"));
      assertThat(answer.status()).as(answer.body()).isEqualTo(201);
      acknowledged.put("order-" + n, answer.body());
    }
    return null;
  }

  private void race(Shopper shopper) throws Exception {
    var shoppers = List.of(shopper, new Shopper(other.url(), API_KEY));
    var tries = new ArrayList<Try>();
    for (int i = 0; i < CLIENTS; i++) {
      var buyer = "buyer-" + i;
      var mine = shoppers.get(i % 2);
      tries.add(() -> mine.post("/v1/orders", buyer, order(buyer, "HOT")).status());
    }
    var statuses = atOnce(tries);
    assertThat(statuses).containsOnly(201, 409);
    assertThat(statuses).filteredOn(status -> status == 201).hasSize(UNITS);
    assertThat(shopper.get("/v1/stock/HOT").body())
        .contains("\"reserved\":" + UNITS)
        .contains("\"available\":0");
  }

  /// Orders that are due are paid on one server and cancelled on the other, while both expire them.
  private void contest(Shopper shopper, int orders) throws Exception {
    var there = new Shopper(other.url(), API_KEY);
    var tries = new ArrayList<Try>();
    for (int i = 0; i < orders; i++) {
      var key = "contest-" + i;
      var order = id(shopper.post("/v1/orders", key, order(key, "GOODS")));
      var path = "/v1/orders/" + order;
      var payment =
          id(shopper.post(path + "/payments", key + "-pay", "{\"provider\":\"offline\"}"));
      var word = "{\"reference\":\"r\",\"amount\":100,\"currency\":\"EUR\"}";
      tries.add(
          () -> shopper.post("/v1/payments/" + payment + "/confirm", key + "-paid", word).status());
      tries.add(() -> there.post(path + "/cancel", key + "-cancel", "{\"reason\":\"r\"}").status());
    }
    execute("update orders set expires_at = now() where status = 'P' and buyer_id like 'contest%'");
    assertThat(atOnce(tries)).isSubsetOf(200, 409);
    Await.until("all ended or are paid", () -> contested("status = 'P'") == 0);
    long sold = contested("status = 'C'");
    assertThat(contested("true")).isEqualTo(orders);
    assertThat(contested("captured - refunded <> case status when 'C' then 100 else 0 end"))
        .isZero();
    assertThat(shopper.get("/v1/stock/GOODS").body())
        .contains("\"reserved\":0,\"committed\":" + sold + ",")
        .contains("\"available\":" + (orders - sold));
  }

  private interface Try {
    int status() throws InterruptedException;
  }

  /// The answers to all tries, released at the same moment.
  private static List<Integer> atOnce(List<Try> tries) throws Exception {
    var start = new CountDownLatch(1);
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Integer>>();
      for (var one : tries) {
        answers.add(
            clients.submit(() -> {
              start.await();
              return one.status();
            }));
      }
      start.countDown();
      var statuses = new ArrayList<Integer>();
      for (var answer : answers) statuses.add(answer.get());
      return statuses;
    }
  }

  private static void stockUp(Shopper shopper, String sku, int units) throws InterruptedException {
    var article = "{\"title\":\"Goods\",\"unitPrice\":100,\"currency\":\"EUR\"}";
    assertThat(shopper.put("/v1/skus/" + sku, sku, article).status()).isEqualTo(201);
    var receipt = "{\"location\":\"MAIN\",\"quantity\":%d,\"reference\":\"po\"}".formatted(units);
    var answer = shopper.post("/v1/stock/" + sku + "/receipts", sku + "-receipt", receipt);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static String order(String buyer, String sku) {
    return "{\"buyerId\":\"%s\",\"currency\":\"EUR\",\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}"
        .formatted(buyer, sku);
  }

  private static String id(Shopper.Answer created) {
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    return created.body().replaceFirst("^\\{\"id\":\"([0-9]+)\".*$", "$1");
  }

  private long contested(String condition) throws SQLException {
    var sql = "select count(*) from orders where buyer_id like 'contest%' and " + condition;
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
