package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A trade from the first SKU to the money back, over HTTP.
class TradeApiTest {
  private static Shop shop;

  @BeforeAll
  static void start() {
    shop = new Shop();
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void anOrderIsPlacedPaidShippedDeliveredAndPartlyReturned() {
    shop.stock("TRADE", 10);
    var api = shop.admin();
    var placed = api.post("/v1/orders", Shop.order("buyer-1", "TRADE", 3)).is(201);
    var id = placed.text("id");
    assertThat(placed.text("status")).isEqualTo("PENDING_PAYMENT");

    var payment = api.post("/v1/orders/" + id + "/payments", "{\"provider\":\"offline\"}").is(201);
    var paymentId = payment.text("id");
    api.post(
            "/v1/payments/" + paymentId + "/confirm",
            "{\"reference\":\"bank-1\",\"amount\":300,\"currency\":\"GBP\",\"note\":\"ok\"}")
        .is(200);
    assertThat(api.get("/v1/payments/" + paymentId).is(200).text("status")).isEqualTo("SUCCEEDED");
    assertThat(api.get("/v1/orders/" + id).is(200).text("status")).isEqualTo("CONFIRMED");

    var shipment =
        api.post("/v1/orders/" + id + "/shipments", "{\"lines\":[{\"line\":1,\"quantity\":3}]}")
            .is(201);
    var shipmentId = shipment.text("id");
    api.post("/v1/shipments/" + shipmentId + "/delivery", "").is(200);
    api.get("/v1/shipments/" + shipmentId).is(200);
    assertThat(api.get("/v1/orders/" + id).is(200).text("status")).isEqualTo("COMPLETED");

    api.post(
            "/v1/orders/" + id + "/returns",
            "{\"lines\":[{\"line\":1,\"quantity\":1}],\"reason\":\"too small\"}")
        .is(200);
    var refund =
        api.post(
                "/v1/orders/" + id + "/refunds",
                "{\"lines\":[{\"line\":1,\"quantity\":1}],\"restock\":\"SELLABLE\",\"reason\":\"r\"}")
            .is(201);
    api.get("/v1/refunds/" + refund.text("id")).is(200);
    var stock = api.get("/v1/stock/TRADE").is(200).json();
    assertThat(stock.get("onHand").longValue()).isEqualTo(8);
    assertThat(stock.get("available").longValue()).isEqualTo(8);
    assertThat(api.get("/v1/stock/TRADE/movements").is(200).json().get("items").size())
        .isEqualTo(5);
    assertThat(api.get("/v1/orders/" + id + "/journal").is(200).json().get("items").size())
        .isEqualTo(7);
    api.get("/v1/journal?limit=200").is(200);
  }
}
