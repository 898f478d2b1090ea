package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Where things are found, at which version, and how far a list goes.
class AddressTest {
  private static Shop shop;

  @BeforeAll
  static void start() {
    shop = new Shop();
    shop.stock("GOODS", 10);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void whatWasMadeIsFoundAtItsLocation() {
    var api = shop.admin();
    var body = Shop.order("b", "GOODS", 1);
    var placed = api.post("/v1/orders", "located", body).is(201);
    var order = "/v1/orders/" + placed.text("id");
    assertThat(placed.header("Location")).isEqualTo(order);
    assertThat(api.get(order).is(200).header("ETag")).isEqualTo("\"1\"");
    assertThat(api.post("/v1/orders", "located", body).is(201).header("Location")).isEqualTo(order);

    var payment = api.post(order + "/payments", "{\"provider\":\"offline\"}").is(201);
    api.get(String.valueOf(payment.header("Location"))).is(200);
    assertThat(api.get(order).is(200).header("ETag")).isEqualTo("\"2\"");
    var word = "{\"reference\":\"r\",\"amount\":100,\"currency\":\"GBP\"}";
    api.post("/v1/payments/" + payment.text("id") + "/confirm", word).is(200);
    var lines = "{\"lines\":[{\"line\":1,\"quantity\":1}]";
    var shipment = api.post(order + "/shipments", lines + "}").is(201);
    api.get(String.valueOf(shipment.header("Location"))).is(200);
    var refund = api.post(order + "/refunds", lines + ",\"reason\":\"broken\"}").is(201);
    assertThat(refund.header("Location")).isEqualTo("/v1/refunds/" + refund.text("id"));
    api.get(String.valueOf(refund.header("Location"))).is(200);
    assertThat(api.post(order + "/cancel", "{\"reason\":\"r\"}").header("Location")).isNull();
  }

  @Test
  void thereIsNothingBehindTheEndOfTheJournal() {
    var api = shop.admin();
    var head = "";
    var next = api.get("/v1/journal?limit=200").is(200).text("nextCursor");
    while (!next.equals(head)) {
      head = next;
      next = api.get("/v1/journal?limit=200&after=" + head).is(200).text("nextCursor");
    }
    api.get("/v1/journal?after=0.0").is(200);
    api.get("/v1/journal?after=9000000000000.0").isProblem(422, "invalid-value", "after");
  }

  @Test
  void oneKeyThatMakesOthersStays() {
    try (var own = new Shop()) {
      var admin = own.admin();
      var first =
          "/v1/api-keys/"
              + admin.get("/v1/api-keys").is(200).json().get("items").get(0).get("id").asString();
      admin.delete(first).isProblem(409, "last-admin-key");
      var second = own.with("second", "keys:admin");
      second.delete(first).is(204);
      admin.get("/v1/orders").isProblem(401, "unauthenticated");
      assertThat(second.get("/v1/api-keys").is(200).json().get("items")).hasSize(2);
    }
  }
}
