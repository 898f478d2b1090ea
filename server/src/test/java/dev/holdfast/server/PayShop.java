package dev.holdfast.server;

import dev.holdfast.payment.LateMoney;
import dev.holdfast.provider.Account;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Terms;
import dev.holdfast.testkit.Await;
import dev.holdfast.testkit.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;

/// A shop that takes money by two tills, and asks them soon.
final class PayShop implements AutoCloseable {
  private static final String ADMIN_KEY = "test-admin-key";

  /// As impatient as a test.
  static final Terms TERMS =
      new Terms(Duration.ofSeconds(60), Duration.ofMillis(300), Duration.ofSeconds(2), 500, 32);

  final Till one = new Till("one");
  final Till two = new Till("two");
  final TestDatabase database = TestDatabase.create();
  final HoldfastServer server;
  final Api admin;
  final Rows rows;
  private final Terms terms;

  PayShop() {
    this(TERMS);
  }

  PayShop(Terms terms) {
    this.terms = terms;
    server = HoldfastServer.start(options(terms));
    admin = Api.of(server.baseUrl(), ADMIN_KEY);
    rows = new Rows(database);
    admin
        .put(
            "/v1/skus/MUG",
            "{\"title\":\"a mug\",\"unitPrice\":100,\"currency\":\"GBP\",\"tracked\":true}")
        .is(201);
    admin
        .post(
            "/v1/stock/MUG/receipts",
            "{\"location\":\"MAIN\",\"quantity\":100000,\"reference\":\"test\"}")
        .is(201);
  }

  private ServerOptions options(Terms terms) {
    return ServerOptions.on(database.jdbcUrl(), database.user(), database.password())
        .withAdminKey(ADMIN_KEY, null)
        .withUnsafeFast(true)
        .withPaying(
            new Paying(
                List.of(new Account(one, terms), new Account(two, terms)), LateMoney.REVIVE));
  }

  HoldfastServer another() {
    return HoldfastServer.start(options(terms));
  }

  /// Places an order for one mug.
  String place() {
    return place(
        "{\"buyerId\":\"b\",\"currency\":\"GBP\",\"lines\":[{\"sku\":\"MUG\",\"quantity\":1}]}");
  }

  String place(String body) {
    return admin.post("/v1/orders", body).is(201).text("id");
  }

  /// An order that ends so soon, unless a payment puts it off.
  String placeFor(int seconds) {
    return place(
        "{\"buyerId\":\"b\",\"currency\":\"GBP\",\"expiresInSeconds\":%d,\"lines\":[{\"sku\":\"MUG\",\"quantity\":1}]}"
            .formatted(seconds));
  }

  /// Opens a payment and waits for its provider.
  long open(String order, String provider) {
    long payment = intend(order, provider);
    awaitPayment(payment, "PENDING");
    return payment;
  }

  long intend(String order, String provider) {
    var body = "{\"provider\":\"%s\"}".formatted(provider);
    return Long.parseLong(admin.post("/v1/orders/" + order + "/payments", body).is(201).text("id"));
  }

  Api.Reply payment(long id) {
    return admin.get("/v1/payments/" + id).is(200);
  }

  Api.Reply order(String id) {
    return admin.get("/v1/orders/" + id).is(200);
  }

  void awaitPayment(long id, String status) {
    var sql = "select count(*) from payment where id = %d and state = '%c'";
    char letter = status.equals("CREATED") ? 'N' : status.charAt(0);
    Await.until(
        "payment " + id + " is " + status, () -> rows.number(sql.formatted(id, letter)) == 1);
  }

  void awaitOrder(String id, String status) {
    Await.until("order " + id + " is " + status, () -> order(id).text("status").equals(status));
  }

  /// Sends a callback as a provider does.
  Api.Reply send(String account, Incoming callback) {
    var request = Api.of(server.baseUrl(), null).request("/v1/callbacks/" + account);
    // what a servlet container likes to read before anybody else
    request.header("Content-Type", "application/x-www-form-urlencoded");
    callback.headers().forEach(request::header);
    return admin.as(null).send(request.POST(BodyPublishers.ofByteArray(callback.body())));
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
