package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.server.access.Scope;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who may do what.
class AccessTest {
  private static Shop shop;

  @BeforeAll
  static void start() {
    shop = new Shop();
    shop.stock("GOODS", 1_000);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void nothingIsToldWithoutCredentials() {
    for (var credential : new String[] {null, "wrong", "hbt_x.y", "hbt_", "x".repeat(2_000)}) {
      var api = shop.admin().as(credential);
      var reply = api.get("/v1/orders").isProblem(401, "unauthenticated");
      assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
      api.post("/v1/orders", Shop.order("b", "GOODS", 1)).isProblem(401, "unauthenticated");
    }
    var basic = shop.admin().as(null).request("/v1/orders").header("Authorization", "Basic eDp5");
    shop.admin().send(basic.GET()).isProblem(401, "unauthenticated");
  }

  @Test
  void healthMetricsAndTheDocumentAreOpen() {
    var nobody = shop.admin().as(null);
    nobody.get("/health/live").is(200);
    nobody.get("/health/ready").is(200);
    nobody.get("/openapi.json").is(200);
    assertThat(nobody.get("/metrics").is(200).bodyText()).contains("holdfast_commands_total");
  }

  @Test
  void metricsNeedTheScopeWhenAProxyAsks() {
    var proxied = shop.admin().as(null).request("/metrics").header("X-Forwarded-For", "10.0.0.1");
    shop.admin().send(proxied.GET()).isProblem(401, "unauthenticated");
    var allowed = shop.admin().request("/metrics").header("X-Forwarded-For", "10.0.0.1");
    shop.admin().send(allowed.GET()).is(200);
  }

  @Test
  void aKeyMayDoWhatItsScopesSayAndNothingElse() {
    var reader = shop.with("reader", "orders:read", "catalogue:read");
    reader.get("/v1/orders").is(200);
    reader.get("/v1/skus").is(200);
    var refused = reader.get("/v1/stock/GOODS").isProblem(403, "insufficient-scope");
    assertThat(refused.text("scope")).isEqualTo("stock:read");
    reader.post("/v1/orders", Shop.order("b", "GOODS", 1)).isProblem(403, "insufficient-scope");
    for (var path : List.of("/v1/audit", "/v1/journal", "/v1/api-keys", "/v1/locations")) {
      reader.get(path).isProblem(403, "insufficient-scope");
    }
  }

  @Test
  void toGiveMoneyBackIsToRefund() {
    var clerk = shop.with("clerk", "payments:confirm");
    var refused =
        clerk
            .post("/v1/payments/1/resolve", "{\"decision\":\"REFUND\"}")
            .isProblem(403, "insufficient-scope");
    assertThat(refused.text("scope")).isEqualTo("refunds:write");
    clerk
        .post("/v1/payments/1/resolve", "{\"decision\":\"ACCEPT\"}")
        .isProblem(404, "payment-not-found");
  }

  @Test
  void aPriceNeedsItsScope() {
    var till = shop.with("till", "orders:write");
    var priced =
        "{\"buyerId\":\"b\",\"currency\":\"GBP\","
            + "\"lines\":[{\"sku\":\"GOODS\",\"quantity\":1,\"unitPrice\":1}]}";
    till.post("/v1/orders", priced).isProblem(403, "price-not-allowed", "lines[0].unitPrice");
    var placed = till.post("/v1/orders", Shop.order("b", "GOODS", 1)).is(201);
    assertThat(placed.json().get("total").longValue()).isEqualTo(100);
    var office = shop.with("office", "orders:write", "orders:price");
    assertThat(office.post("/v1/orders", priced).is(201).json().get("total").longValue())
        .isEqualTo(1);
  }

  @Test
  void aBuyerSeesAndDoesOnlyWhatIsTheBuyersOwn() {
    var anna = shop.buyer("anna");
    var bert = shop.buyer("bert");
    var order =
        anna.post(
                "/v1/orders",
                "{\"currency\":\"GBP\",\"lines\":[{\"sku\":\"GOODS\",\"quantity\":2}]}")
            .is(201);
    assertThat(order.text("buyerId")).isEqualTo("anna");
    var path = "/v1/orders/" + order.text("id");
    anna.get(path).is(200);
    bert.get(path).isProblem(404, "order-not-found");
    assertThat(anna.get("/v1/orders").is(200).json().get("items").size()).isEqualTo(1);
    assertThat(bert.get("/v1/orders").is(200).json().get("items").size()).isZero();
    assertThat(bert.get("/v1/orders?buyerId=anna").is(200).json().get("items").size()).isZero();

    bert.post(path + "/cancel", "{\"reason\":\"r\"}").isProblem(404, "order-not-found");
    bert.post(path + "/payments", "{\"provider\":\"offline\"}").isProblem(404, "order-not-found");
    bert.post(path + "/returns", "{\"reason\":\"r\",\"lines\":[{\"line\":1,\"quantity\":1}]}")
        .isProblem(404, "order-not-found");
    var payment = anna.post(path + "/payments", "{\"provider\":\"offline\"}").is(201).text("id");
    anna.get("/v1/payments/" + payment).is(200);
    bert.get("/v1/payments/" + payment).isProblem(404, "payment-not-found");
    anna.post(path + "/cancel", "{\"reason\":\"changed my mind\"}").is(200);
  }

  @Test
  void aBuyerMayNotDoABackOfficesWork() {
    var anna = shop.buyer("anna");
    var order = shop.place("anna", "GOODS", 1);
    var path = "/v1/orders/" + order;
    anna.get("/v1/skus/GOODS").is(200);
    anna.get("/v1/stock/GOODS").isProblem(403, "insufficient-scope");
    anna.get(path + "/journal").isProblem(403, "insufficient-scope");
    anna.post(path + "/shipments", "{}").isProblem(403, "insufficient-scope");
    anna.post(path + "/refunds", "{}").isProblem(403, "insufficient-scope");
    anna.post("/v1/orders", Shop.order("bert", "GOODS", 1))
        .isProblem(403, "insufficient-scope", "buyerId");
    anna.post(
            "/v1/orders",
            "{\"currency\":\"GBP\",\"expiresInSeconds\":2592000,"
                + "\"lines\":[{\"sku\":\"GOODS\",\"quantity\":1}]}")
        .isProblem(403, "insufficient-scope", "expiresInSeconds");
    anna.post(
            "/v1/orders",
            "{\"currency\":\"GBP\",\"lines\":[{\"sku\":\"GOODS\",\"quantity\":1,\"unitPrice\":1}]}")
        .isProblem(403, "price-not-allowed", "lines[0].unitPrice");
    anna.post(
            "/v1/orders",
            "{\"currency\":\"GBP\",\"lines\":[{\"sku\":\"GOODS\",\"quantity\":1,\"tax\":0}]}")
        .isProblem(403, "price-not-allowed", "lines[0].tax");
    anna.post(
            "/v1/orders",
            "{\"currency\":\"GBP\",\"shipping\":0,\"lines\":[{\"sku\":\"GOODS\",\"quantity\":1}]}")
        .isProblem(403, "price-not-allowed", "shipping");
    anna.post("/v1/buyer-tokens", "{}").isProblem(403, "insufficient-scope");
  }

  @Test
  void aTokenThatWasTamperedWithIsNone() {
    var token = String.valueOf(shop.buyer("anna").credential());
    var bert =
        java.util.Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"b\":\"bert\",\"e\":99999999999}".getBytes());
    var forged = "hbt_" + bert + token.substring(token.indexOf('.'));
    shop.admin().as(forged).get("/v1/orders").isProblem(401, "unauthenticated");
  }

  @Test
  void keysAreShownOnceRotatedAndRevoked() {
    var admin = shop.admin();
    var body = "{\"name\":\"robot\",\"scopes\":[\"orders:read\"]}";
    var created = admin.post("/v1/api-keys", body).is(201);
    admin.post("/v1/api-keys", body).isProblem(409, "key-name-taken", "name");
    var robot = admin.as(created.text("key"));
    robot.get("/v1/orders").is(200);
    assertThat(admin.get("/v1/api-keys").is(200).bodyText()).doesNotContain(created.text("key"));

    var path = "/v1/api-keys/" + created.text("id");
    var rotated = admin.post(path + "/rotate", "").is(200);
    robot.get("/v1/orders").isProblem(401, "unauthenticated");
    var renewed = admin.as(rotated.text("key"));
    renewed.get("/v1/orders").is(200);

    var overlapping = admin.post(path + "/rotate", "{\"overlapSeconds\":60}").is(200);
    renewed.get("/v1/orders").is(200);
    admin.as(overlapping.text("key")).get("/v1/orders").is(200);

    admin.delete(path).is(204);
    renewed.get("/v1/orders").isProblem(401, "unauthenticated");
    admin.as(overlapping.text("key")).get("/v1/orders").isProblem(401, "unauthenticated");
    admin.delete(path).isProblem(404, "key-not-found");
    admin.delete("/v1/api-keys/nonsense").isProblem(404, "key-not-found");
  }

  @Test
  void nobodyGivesAwayMoreThanTheyHave() {
    var keeper = shop.with("keeper", "keys:admin", "orders:read");
    keeper.post("/v1/api-keys", "{\"name\":\"a\",\"scopes\":[\"orders:read\"]}").is(201);
    keeper
        .post("/v1/api-keys", "{\"name\":\"b\",\"scopes\":[\"orders:read\",\"audit:read\"]}")
        .isProblem(403, "insufficient-scope");
    keeper
        .post("/v1/api-keys", "{\"name\":\"c\",\"scopes\":[\"everything\"]}")
        .isProblem(422, "invalid-value", "scopes[0]");
    keeper
        .post("/v1/api-keys", "{\"name\":\"d\",\"scopes\":[]}")
        .isProblem(422, "invalid-value", "scopes");
  }

  @Test
  void idempotencyKeysOfTwoCallersNeverMeet() {
    var one = shop.with("one", "orders:write");
    var two = shop.with("two", "orders:write");
    var first = one.post("/v1/orders", "same", Shop.order("b", "GOODS", 1)).is(201);
    var second = two.post("/v1/orders", "same", Shop.order("b", "GOODS", 2)).is(201);
    assertThat(first.text("id")).isNotEqualTo(second.text("id"));
  }

  @Test
  void theScopesInTheDocumentAreTheScopes() {
    var listed = new java.util.ArrayList<String>();
    Contract.SHIPPED
        .document()
        .at("/components/schemas/Scope/enum")
        .forEach(scope -> listed.add(scope.stringValue()));
    assertThat(listed).isEqualTo(Scope.texts());
  }
}
