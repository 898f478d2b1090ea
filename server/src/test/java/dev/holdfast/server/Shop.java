package dev.holdfast.server;

import dev.holdfast.testkit.TestDatabase;

/// A server on a database of its own, with an admin's key, and the few things that most tests need
/// to be there. Start more servers on the same database with [#another].
final class Shop implements AutoCloseable {
  static final String ADMIN_KEY = "test-admin-key";

  private final TestDatabase database;
  private final HoldfastServer server;

  Shop() {
    database = TestDatabase.create();
    server = HoldfastServer.start(options());
  }

  private ServerOptions options() {
    return ServerOptions.on(database.jdbcUrl(), database.user(), database.password())
        .withAdminKey(ADMIN_KEY, null)
        .withUnsafeFast(true);
  }

  HoldfastServer another() {
    return HoldfastServer.start(options());
  }

  HoldfastServer server() {
    return server;
  }

  TestDatabase database() {
    return database;
  }

  Api admin() {
    return Api.of(server.baseUrl(), ADMIN_KEY);
  }

  /// An API key with these scopes.
  Api with(String name, String... scopes) {
    var body =
        "{\"name\":\"%s\",\"scopes\":[\"%s\"]}".formatted(name, String.join("\",\"", scopes));
    return admin().as(admin().post("/v1/api-keys", body).is(201).text("key"));
  }

  /// A buyer's token.
  Api buyer(String id) {
    var body = "{\"buyerId\":\"%s\",\"expiresInSeconds\":600}".formatted(id);
    return admin().as(admin().post("/v1/buyer-tokens", body).is(201).text("token"));
  }

  /// A SKU in GBP with this much stock at MAIN.
  void stock(String sku, long quantity) {
    sku(sku, true);
    if (quantity == 0) return;
    admin()
        .post(
            "/v1/stock/%s/receipts".formatted(Api.segment(sku)),
            "{\"location\":\"MAIN\",\"quantity\":%d,\"reference\":\"test\"}".formatted(quantity))
        .is(201);
  }

  /// A SKU in GBP at 1.00.
  void sku(String sku, boolean tracked) {
    admin()
        .put(
            "/v1/skus/" + Api.segment(sku),
            "{\"title\":\"a title\",\"unitPrice\":100,\"currency\":\"GBP\",\"tracked\":%b}"
                .formatted(tracked))
        .is(201);
  }

  /// The body of an order for one line.
  static String order(String buyer, String sku, long quantity) {
    return "{\"buyerId\":\"%s\",\"currency\":\"GBP\",\"lines\":[{\"sku\":\"%s\",\"quantity\":%d}]}"
        .formatted(buyer, sku, quantity);
  }

  /// Places an order for one line.
  ///
  /// @return its id
  String place(String buyer, String sku, long quantity) {
    return admin().post("/v1/orders", order(buyer, sku, quantity)).is(201).text("id");
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
