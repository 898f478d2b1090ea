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

  /// Places, pays, ships and delivers three units.
  ///
  /// @return the order's address
  private static String delivered(String sku) {
    shop.stock(sku, 10);
    var api = shop.admin();
    var path = "/v1/orders/" + shop.place("buyer-2", sku, 3);
    var payment = api.post(path + "/payments", "{\"provider\":\"offline\"}").is(201).text("id");
    api.post(
            "/v1/payments/" + payment + "/confirm",
            "{\"reference\":\"bank-2\",\"amount\":300,\"currency\":\"GBP\"}")
        .is(200);
    var shipment =
        api.post(path + "/shipments", "{\"lines\":[{\"line\":1,\"quantity\":3}]}").is(201);
    api.post("/v1/shipments/" + shipment.text("id") + "/delivery", "").is(200);
    return path;
  }

  @Test
  void goodsThatArriveAfterTheirRefundAreBackInStock() {
    var path = delivered("LATE");
    var api = shop.admin();
    api.post(
            path + "/refunds",
            "{\"lines\":[{\"line\":1,\"quantity\":2}],\"restock\":\"NONE\",\"reason\":\"lost\"}")
        .is(201);
    assertThat(api.get("/v1/stock/LATE").is(200).json().get("onHand").longValue()).isEqualTo(7);

    var warehouse = shop.with("warehouse", "fulfilment:write");
    var both = "{\"lines\":[{\"line\":1,\"quantity\":%d}],\"restock\":\"%s\"}";
    var back = warehouse.post(path + "/returns/receipts", both.formatted(1, "SELLABLE")).is(200);
    assertThat(back.text("returnStatus")).isEqualTo("CLOSED");
    warehouse.post(path + "/returns/receipts", both.formatted(1, "DAMAGED")).is(200);

    var stock = api.get("/v1/stock/LATE").is(200).json();
    assertThat(stock.get("onHand").longValue()).isEqualTo(9);
    assertThat(stock.get("unavailable").longValue()).isEqualTo(1);
    assertThat(stock.get("available").longValue()).isEqualTo(8);
    var movements = api.get("/v1/stock/LATE/movements?limit=200").is(200).json().get("items");
    assertThat(movements.findValuesAsString("movement")).filteredOn("RETURN"::equals).hasSize(2);
    assertThat(api.get("/v1/audit").is(200).json().get("holds").booleanValue()).isTrue();

    warehouse
        .post(path + "/returns/receipts", both.formatted(2, "SELLABLE"))
        .isProblem(409, "quantity-exceeded", "lines[0].quantity");
    warehouse
        .post(path + "/returns/receipts", both.formatted(1, "NONE"))
        .isProblem(422, "invalid-value", "restock");
  }

  @Test
  void aReturnThatWillNotComeIsClosed() {
    var path = delivered("KEPT");
    var till = shop.with("till", "orders:write");
    var close = "{\"reason\":\"keeps it\"}";
    till.post(path + "/returns/close", close).isProblem(409, "illegal-transition");
    till.post(
            path + "/returns", "{\"lines\":[{\"line\":1,\"quantity\":1}],\"reason\":\"too small\"}")
        .is(200);
    till.post(path + "/returns/receipts", "{}").isProblem(403, "insufficient-scope");
    shop.buyer("buyer-2").post(path + "/returns/close", close).isProblem(403, "insufficient-scope");
    var closed = till.post(path + "/returns/close", close).is(200);
    assertThat(closed.text("returnStatus")).isEqualTo("CLOSED");
    assertThat(closed.json().get("allowedActions").valueStream().map(n -> n.stringValue()))
        .contains("REQUEST_RETURN", "RECEIVE_RETURN")
        .doesNotContain("CLOSE_RETURN");
    till.post("/v1/orders/1/returns/close", close).isProblem(404, "order-not-found");
  }
}
