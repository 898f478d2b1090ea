package dev.holdfast.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.sandbox.Sandbox;
import dev.holdfast.sandbox.SandboxOptions;
import dev.holdfast.sandbox.fault.Fault;
import dev.holdfast.sandbox.fault.Faults;
import dev.holdfast.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Money that a provider took is in the shop's books, once, though callbacks are lost, repeated and
/// forged, calls go unanswered, and the server is killed in the middle of it.
final class PaymentCrashTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> ACCOUNTS = List.of("alipay", "wechat");
  private static final String IMPATIENT =
      "\"terms\": {\"firstQuerySeconds\": 1, \"longestPauseSeconds\": 3}, \"provider\"";

  @TempDir Path dir;

  @Test
  void survivesKills() throws Exception {
    payThroughKills(120);
  }

  @Test
  @Tag("long")
  void survivesKillsAmongManyPayments() throws Exception {
    payThroughKills(2_000);
  }

  private void payThroughKills(int orders) throws Exception {
    int port = freePort();
    var faults =
        Faults.NONE
            .with(Fault.LOSE, 0.3)
            .with(Fault.DUPLICATE, 0.2)
            .with(Fault.FORGE, 0.05)
            .with(Fault.TIMEOUT, 0.05);
    var options = SandboxOptions.in(dir.resolve("sandbox"), "http://127.0.0.1:" + port);
    try (var sandbox = Sandbox.start(options.with(faults));
        var server =
            new ServerProcess(
                dir,
                port,
                List.of("--providers", impatient(dir.resolve("sandbox/accounts.json"))))) {
      var shop = new Shopper(server.url(), server.adminKey());
      var provider = new Shopper(sandbox.url(), "none");
      stockUp(shop, orders);
      buyWhileKilling(server, shop, provider, orders);
      assertThat(shop.get("/v1/audit").body()).startsWith("{\"holds\":true");
      assertBooksAgree(shop, provider, orders);
    }
  }

  private static String impatient(Path accounts) throws IOException {
    var text = Files.readString(accounts);
    Files.writeString(accounts, text.replace("\"provider\"", IMPATIENT));
    return accounts.toString();
  }

  private static void stockUp(Shopper shop, int units) throws InterruptedException {
    var sku = "{\"title\":\"Tea\",\"unitPrice\":100,\"currency\":\"CNY\"}";
    assertThat(shop.put("/v1/skus/TEA", "sku", sku).status()).isEqualTo(201);
    var receipt = "{\"location\":\"MAIN\",\"quantity\":%d,\"reference\":\"po-1\"}".formatted(units);
    assertThat(shop.post("/v1/stock/TEA/receipts", "receipt", receipt).status()).isEqualTo(201);
  }

  private static void buyWhileKilling(
      ServerProcess server, Shopper shop, Shopper provider, int orders) throws Exception {
    Map<String, String> paid = new ConcurrentHashMap<>();
    try (var buyers = Executors.newFixedThreadPool(16)) {
      for (int n = 0; n < orders; n++) {
        int number = n;
        buyers.submit(() -> paid.put("o" + number, buy(shop, provider, number)));
      }
      for (int kill = 1; kill <= 2; kill++) {
        int mark = orders * kill / 3;
        Await.until(mark + " paid", Duration.ofMinutes(3), () -> paid.size() >= mark);
        server.killServer();
        server.restart();
      }
    }
    assertThat(paid).hasSize(orders);
    for (var order : paid.values()) {
      Await.until(
          "order " + order + " is confirmed",
          Duration.ofMinutes(2),
          () -> read(shop, "/v1/orders/" + order).path("status").asString("").equals("CONFIRMED"));
    }
  }

  /// @return the order's id
  private static String buy(Shopper shop, Shopper provider, int number) throws Exception {
    var lines = "\"lines\":[{\"sku\":\"TEA\",\"quantity\":1}]";
    var placed =
        shop.post(
            "/v1/orders",
            "order-" + number,
            "{\"buyerId\":\"b\",\"currency\":\"CNY\",%s}".formatted(lines));
    var order = JSON.readTree(placed.body()).get("id").asString();
    var account = ACCOUNTS.get(number % ACCOUNTS.size());
    var opened =
        shop.post(
            "/v1/orders/" + order + "/payments",
            "payment-" + number,
            "{\"provider\":\"%s\"}".formatted(account));
    var payment = JSON.readTree(opened.body()).get("id").asString();
    Await.until(
        "the buyer can pay " + payment,
        Duration.ofMinutes(2),
        () -> payable(read(shop, "/v1/payments/" + payment)));
    var trade = trade(provider, payment).get("id").asString();
    provider.post("/pay/" + account + "/" + trade, "pay", "{\"action\":\"pay\"}");
    return order;
  }

  /// Or the provider took the money already, when it was asked to open the payment.
  private static boolean payable(JsonNode payment) {
    return !payment.path("providerParams").isEmpty()
        || payment.path("status").asString("").equals("SUCCEEDED");
  }

  private static JsonNode read(Shopper from, String path) throws InterruptedException {
    return JSON.readTree(from.get(path).body());
  }

  private static JsonNode trade(Shopper provider, String payment) throws InterruptedException {
    return Objects.requireNonNull(trades(provider).get(payment), "no trade for " + payment);
  }

  private static Map<String, JsonNode> trades(Shopper provider) throws InterruptedException {
    var trades = new HashMap<String, JsonNode>();
    for (var item : read(provider, "/sandbox/ledger?limit=5000").get("items")) {
      var trade = item.get("trade");
      trades.put(trade.get("number").asString(), trade);
    }
    return trades;
  }

  /// Every trade that was charged is a payment that has succeeded, and the other way round.
  private static void assertBooksAgree(Shopper shop, Shopper provider, int orders)
      throws InterruptedException {
    var trades = trades(provider);
    assertThat(trades).hasSize(orders);
    for (var trade : trades.entrySet()) {
      var payment = read(shop, "/v1/payments/" + trade.getKey());
      assertThat(payment.get("status").asString()).as(trade.toString()).isEqualTo("SUCCEEDED");
      assertThat(payment.get("captured").asLong()).isEqualTo(trade.getValue().get("paid").asLong());
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
