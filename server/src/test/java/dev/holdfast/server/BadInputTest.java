package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is wrong with a request is told with a type and a field, and nothing is written.
class BadInputTest {
  private static Shop shop;
  private static String order;
  private static String payment;
  private String before = "";

  @BeforeAll
  static void start() {
    shop = new Shop();
    shop.stock("GOODS", 10);
    shop.sku("POSTAGE", false);
    order = shop.place("buyer", "GOODS", 2);
    payment =
        shop.admin()
            .post("/v1/orders/" + order + "/payments", "{\"provider\":\"offline\"}")
            .is(201)
            .text("id");
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @BeforeEach
  void remember() {
    before = new Rows(shop.database()).written();
  }

  @AfterEach
  void nothingIsWritten() {
    assertThat(new Rows(shop.database()).written()).isEqualTo(before);
  }

  private static Arguments bad(int status, String type, @Nullable String field, String body) {
    return arguments(status, type, field, body);
  }

  private static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"sku\":\"GOODS\",\"quantity\":1}")
        .collect(Collectors.joining(","));
  }

  /// An order whose lines and further fields are given.
  private static String with(String lines, String more) {
    return "{\"buyerId\":\"b\",\"currency\":\"GBP\",\"lines\":[" + lines + "]" + more + "}";
  }

  private static String line(String line) {
    return with(line, "");
  }

  private static String more(String more) {
    return with(lines(1), "," + more);
  }

  static Stream<Arguments> orders() {
    return Stream.of(
        bad(400, "malformed-json", null, ""),
        bad(400, "malformed-json", null, "{"),
        bad(400, "malformed-json", null, "nonsense"),
        bad(400, "malformed-json", null, line(lines(1)) + "{}"),
        bad(400, "malformed-json", null, more("\"note\":\"a\",\"note\":\"b\"")),
        bad(400, "malformed-json", null, more("\"note\":\"\\ud83\"")),
        bad(400, "malformed-json", null, "[".repeat(10_000)),
        bad(400, "malformed-json", null, more("\"note\":NaN")),
        bad(400, "invalid-type", "", "[]"),
        bad(400, "invalid-type", "", "null"),
        bad(400, "invalid-type", "", "\"order\""),
        bad(400, "missing-field", "buyerId", "{}"),
        bad(400, "missing-field", "buyerId", "{\"buyerId\":null}"),
        bad(400, "missing-field", "currency", "{\"buyerId\":\"b\"}"),
        bad(400, "missing-field", "lines", "{\"buyerId\":\"b\",\"currency\":\"GBP\"}"),
        bad(400, "missing-field", "lines[0].sku", line("{\"quantity\":1}")),
        bad(400, "missing-field", "lines[0].quantity", line("{\"sku\":\"GOODS\"}")),
        bad(400, "unknown-field", "colour", more("\"colour\":\"red\"")),
        bad(400, "unknown-field", "BuyerId", more("\"BuyerId\":\"b\"")),
        bad(
            400,
            "unknown-field",
            "lines[0].qty",
            line("{\"sku\":\"GOODS\",\"quantity\":1,\"qty\":1}")),
        bad(400, "invalid-type", "buyerId", "{\"buyerId\":7}"),
        bad(400, "invalid-type", "lines", "{\"buyerId\":\"b\",\"currency\":\"GBP\",\"lines\":{}}"),
        bad(400, "invalid-type", "lines[0]", line("null")),
        bad(400, "invalid-type", "lines[1]", line(lines(1) + ",3")),
        bad(
            400,
            "invalid-type",
            "lines[0].quantity",
            line("{\"sku\":\"GOODS\",\"quantity\":\"1\"}")),
        bad(400, "invalid-type", "lines[0].quantity", line("{\"sku\":\"GOODS\",\"quantity\":1.0}")),
        bad(400, "invalid-type", "lines[0].quantity", line("{\"sku\":\"GOODS\",\"quantity\":1e3}")),
        bad(
            400,
            "invalid-type",
            "lines[0].quantity",
            line("{\"sku\":\"GOODS\",\"quantity\":true}")),
        bad(400, "invalid-type", "metadata.a", more("\"metadata\":{\"a\":1}")),
        bad(400, "invalid-type", "metadata.a", more("\"metadata\":{\"a\":null}")),
        bad(422, "invalid-value", "lines", with("", "")),
        bad(422, "too-many-lines", "lines", line(lines(10_001))),
        bad(422, "invalid-value", "lines[0].quantity", line("{\"sku\":\"GOODS\",\"quantity\":0}")),
        bad(422, "invalid-value", "lines[0].quantity", line("{\"sku\":\"GOODS\",\"quantity\":-1}")),
        bad(
            422,
            "invalid-value",
            "lines[0].quantity",
            line("{\"sku\":\"GOODS\",\"quantity\":1000000001}")),
        bad(
            422,
            "invalid-value",
            "lines[0].quantity",
            line("{\"sku\":\"GOODS\",\"quantity\":9223372036854775808}")),
        bad(
            422,
            "invalid-value",
            "lines[0].unitPrice",
            line("{\"sku\":\"GOODS\",\"quantity\":1,\"unitPrice\":-1}")),
        bad(422, "invalid-value", "lines[0].sku", line("{\"sku\":\"\",\"quantity\":1}")),
        bad(422, "invalid-value", "lines[0].sku", line("{\"sku\":\" GOODS\",\"quantity\":1}")),
        bad(
            422,
            "invalid-value",
            "lines[0].sku",
            line("{\"sku\":\"" + "x".repeat(65) + "\",\"quantity\":1}")),
        bad(422, "invalid-value", "buyerId", "{\"buyerId\":\"\"}"),
        bad(422, "invalid-value", "buyerId", "{\"buyerId\":\"" + "x".repeat(101) + "\"}"),
        bad(422, "invalid-value", "buyerId", "{\"buyerId\":\"a\\u0000b\"}"),
        bad(422, "invalid-value", "buyerId", "{\"buyerId\":\"\\ud800\"}"),
        bad(422, "invalid-value", "currency", "{\"buyerId\":\"b\",\"currency\":\"XYZ\"}"),
        bad(422, "invalid-value", "currency", "{\"buyerId\":\"b\",\"currency\":\"gbp\"}"),
        bad(422, "invalid-value", "shipping", more("\"shipping\":-1")),
        bad(422, "invalid-value", "reference", more("\"reference\":\"" + "x".repeat(101) + "\"")),
        bad(422, "invalid-value", "reference", more("\"reference\":\"a\\nb\"")),
        bad(422, "invalid-value", "note", more("\"note\":\"" + "x".repeat(2_001) + "\"")),
        bad(422, "invalid-value", "note", more("\"note\":\"a\\u0007b\"")),
        bad(422, "invalid-value", "metadata", more("\"metadata\":{" + pairs(51) + "}")),
        bad(
            422,
            "invalid-value",
            "metadata.k",
            more("\"metadata\":{\"k\":\"" + "x".repeat(501) + "\"}")),
        bad(422, "invalid-value", "expiresInSeconds", more("\"expiresInSeconds\":0")),
        bad(422, "invalid-value", "expiresInSeconds", more("\"expiresInSeconds\":2592001")));
  }

  private static String pairs(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"k%d\":\"v\"".formatted(i))
        .collect(Collectors.joining(","));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("orders")
  void aBadOrderIsRefused(int status, String type, @Nullable String field, String body) {
    shop.admin().post("/v1/orders", body).isProblem(status, type, field);
  }

  @Test
  void whereTheJsonBreaksOffIsToldOnce() {
    var problem = shop.admin().post("/v1/orders", "{\"a\":[").isProblem(400, "malformed-json");
    assertThat(problem.text("detail")).doesNotContain("Source").doesNotContain("line");
    assertThat(problem.json().get("line").intValue()).isEqualTo(1);
  }

  static Stream<Arguments> refusedOrders() {
    return Stream.of(
        bad(422, "unknown-sku", "lines[0].sku", line("{\"sku\":\"goods\",\"quantity\":1}")),
        bad(422, "currency-mismatch", "lines[0].sku", line(lines(1)).replace("GBP", "EUR")),
        bad(409, "insufficient-stock", null, line("{\"sku\":\"GOODS\",\"quantity\":11}")),
        bad(
            422,
            "amount-overflow",
            null,
            line("{\"sku\":\"POSTAGE\",\"quantity\":1000000000,\"unitPrice\":1000000000000000}")));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("refusedOrders")
  void anOrderThatTheShopCannotTakeIsRefused(
      int status, String type, @Nullable String field, String body) {
    shop.admin().post("/v1/orders", body).isProblem(status, type, field);
  }

  static Stream<Arguments> otherWrites() {
    var confirm = "/v1/payments/" + payment + "/confirm";
    return Stream.of(
        arguments("/v1/orders/1/cancel", "{\"reason\":\"r\"}", 404, "order-not-found", null),
        arguments("/v1/orders/x/cancel", "{\"reason\":\"r\"}", 404, "order-not-found", null),
        arguments("/v1/orders/01/cancel", "{\"reason\":\"r\"}", 404, "order-not-found", null),
        arguments("/v1/orders/" + order + "/cancel", "{}", 400, "missing-field", "reason"),
        arguments(
            "/v1/orders/" + order + "/cancel",
            "{\"reason\":\"r\",\"lines\":[{\"line\":2,\"quantity\":1}]}",
            422,
            "line-not-found",
            "lines[0].line"),
        arguments(
            "/v1/orders/" + order + "/cancel",
            "{\"reason\":\"r\",\"lines\":[{\"line\":1,\"quantity\":3}]}",
            409,
            "quantity-exceeded",
            "lines[0].quantity"),
        arguments(
            "/v1/orders/" + order + "/cancel",
            "{\"reason\":\"r\",\"lines\":[{\"line\":1,\"quantity\":1},{\"line\":1,\"quantity\":1}]}",
            422,
            "invalid-value",
            "lines[1].line"),
        arguments(
            "/v1/orders/" + order + "/shipments",
            "{\"lines\":[{\"line\":1,\"quantity\":1}]}",
            409,
            "illegal-transition",
            null),
        arguments(
            "/v1/orders/" + order + "/refunds",
            "{\"amount\":1,\"reason\":\"r\"}",
            409,
            "illegal-transition",
            null),
        arguments(
            "/v1/orders/" + order + "/refunds",
            "{\"reason\":\"r\"}",
            422,
            "invalid-value",
            "amount"),
        arguments(
            "/v1/orders/" + order + "/refunds",
            "{\"amount\":1,\"restock\":\"BIN\",\"reason\":\"r\"}",
            422,
            "invalid-value",
            "restock"),
        arguments(
            "/v1/orders/" + order + "/payments",
            "{\"provider\":\"paypal\"}",
            422,
            "unknown-provider",
            "provider"),
        arguments(
            "/v1/orders/" + order + "/payments",
            "{\"provider\":\"offline\",\"amount\":201}",
            409,
            "amount-exceeds-due",
            "amount"),
        arguments(
            confirm,
            "{\"reference\":\"r\",\"amount\":199,\"currency\":\"GBP\"}",
            422,
            "amount-mismatch",
            "amount"),
        arguments(
            confirm,
            "{\"reference\":\"r\",\"amount\":200,\"currency\":\"EUR\"}",
            422,
            "currency-mismatch",
            "currency"),
        arguments(
            "/v1/payments/1/confirm",
            "{\"reference\":\"r\",\"amount\":200,\"currency\":\"GBP\"}",
            404,
            "payment-not-found",
            null),
        arguments("/v1/refunds/1/confirm", "{\"reference\":\"r\"}", 404, "refund-not-found", null),
        arguments("/v1/shipments/1/delivery", "", 404, "shipment-not-found", null),
        arguments("/v1/shipments/1/delivery", "{\"x\":1}", 400, "unknown-field", "x"),
        arguments(
            "/v1/stock/NONE/receipts",
            "{\"location\":\"MAIN\",\"quantity\":1,\"reference\":\"r\"}",
            404,
            "sku-not-found",
            null),
        arguments(
            "/v1/stock/GOODS/receipts",
            "{\"location\":\"main\",\"quantity\":1,\"reference\":\"r\"}",
            404,
            "location-not-found",
            "location"),
        arguments(
            "/v1/stock/POSTAGE/receipts",
            "{\"location\":\"MAIN\",\"quantity\":1,\"reference\":\"r\"}",
            422,
            "sku-untracked",
            null),
        arguments(
            "/v1/stock/GOODS/adjustments",
            "{\"location\":\"MAIN\",\"delta\":0,\"reason\":\"r\"}",
            422,
            "invalid-value",
            "delta"),
        arguments(
            "/v1/stock/GOODS/adjustments",
            "{\"location\":\"MAIN\",\"delta\":-9,\"reason\":\"r\"}",
            409,
            "insufficient-quantity",
            null),
        arguments(
            "/v1/stock/GOODS/counts",
            "{\"location\":\"MAIN\",\"expected\":9,\"counted\":9}",
            409,
            "count-mismatch",
            null));
  }

  @ParameterizedTest(name = "{0} {3} {4}")
  @MethodSource("otherWrites")
  void aBadWriteIsRefused(
      String path, String body, int status, String type, @Nullable String field) {
    shop.admin().post(path, body).isProblem(status, type, field);
  }

  @Test
  void aWriteNeedsAnIdempotencyKeyThatFits() {
    var body = BodyPublishers.ofString(Shop.order("b", "GOODS", 1));
    var api = shop.admin();
    var without = api.request("/v1/orders").header("Content-Type", "application/json").POST(body);
    api.send(without).isProblem(400, "idempotency-key-missing", "Idempotency-Key");
    api.send(api.write("/v1/orders", " ").POST(body))
        .isProblem(400, "idempotency-key-missing", "Idempotency-Key");
    api.send(api.write("/v1/orders", "k".repeat(300)).POST(body))
        .isProblem(400, "idempotency-key-invalid", "Idempotency-Key");
    api.send(api.write("/v1/orders", "a b").POST(body))
        .isProblem(400, "idempotency-key-invalid", "Idempotency-Key");
  }

  @Test
  void aHugeBodyIsRefusedAlsoWhenItsLengthIsNotTold() {
    var huge = more("\"note\":\"" + "x".repeat(1 << 20) + "\"");
    var api = shop.admin();
    api.post("/v1/orders", huge).isProblem(413, "body-too-large");
    var chunked =
        BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(huge.getBytes()));
    api.send(api.write("/v1/orders", "chunked").POST(chunked)).isProblem(413, "body-too-large");
  }

  @Test
  void anotherContentTypeIsRefused() {
    var body = BodyPublishers.ofString(Shop.order("b", "GOODS", 1));
    var api = shop.admin();
    var text = api.write("/v1/orders", "k").setHeader("Content-Type", "text/plain").POST(body);
    api.send(text).isProblem(415, "unsupported-media-type", "Content-Type");
  }

  @Test
  void aMisspeltFilterIsRefused() {
    var api = shop.admin();
    api.get("/v1/orders?buyerid=b").isProblem(400, "unknown-field", "buyerid");
    api.get("/v1/orders?status=paid").isProblem(422, "invalid-value", "status");
    api.get("/v1/orders?limit=201").isProblem(422, "invalid-value", "limit");
    api.get("/v1/orders?limit=ten").isProblem(400, "invalid-type", "limit");
    api.get("/v1/orders?from=yesterday").isProblem(400, "invalid-type", "from");
    api.get("/v1/orders?cursor=%21").isProblem(422, "invalid-value", "cursor");
    api.get("/v1/journal?after=x").isProblem(400, "invalid-type", "after");
  }
}
