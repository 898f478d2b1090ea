package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The same write again is the same answer and changes nothing; and what a version protects.
class IdempotencyTest {
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
  void aRepeatedOrderIsTheFirstOneByteForByte() {
    var api = shop.admin();
    var first = api.post("/v1/orders", "again", Shop.order("b", "GOODS", 1)).is(201);
    var written = new Rows(shop.database()).written();
    var reordered =
        "{ \"lines\": [{\"quantity\":1, \"sku\":\"GOODS\"}], \"currency\":\"GBP\", \"buyerId\":\"b\" }";
    var second = api.post("/v1/orders", "again", reordered).is(201);
    assertThat(second.bodyText()).isEqualTo(first.bodyText());
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(new Rows(shop.database()).written()).isEqualTo(written);
  }

  @Test
  void aRepeatedRefusalStaysOneThoughStockHasCome() {
    var api = shop.admin();
    shop.stock("LATE", 0);
    var body = Shop.order("b", "LATE", 1);
    var first = api.post("/v1/orders", "late", body).isProblem(409, "insufficient-stock");
    api.post(
            "/v1/stock/LATE/receipts", "{\"location\":\"MAIN\",\"quantity\":5,\"reference\":\"r\"}")
        .is(201);
    var second = api.post("/v1/orders", "late", body).isProblem(409, "insufficient-stock");
    assertThat(second.bodyText()).isEqualTo(first.bodyText());
    assertThat(first.json().at("/shortages/0/requested").longValue()).isEqualTo(1);
    assertThat(first.json().at("/shortages/0/available").longValue()).isZero();
  }

  @Test
  void aKeyBelongsToOneRequest() {
    var api = shop.admin();
    api.post("/v1/orders", "mine", Shop.order("b", "GOODS", 1)).is(201);
    api.post("/v1/orders", "mine", Shop.order("b", "GOODS", 2))
        .isProblem(422, "idempotency-key-reused");
    api.post(
            "/v1/stock/GOODS/receipts",
            "mine",
            "{\"location\":\"MAIN\",\"quantity\":1,\"reference\":\"r\"}")
        .isProblem(422, "idempotency-key-reused");
  }

  @Test
  void whatWasNotUnderstoodLeavesTheKeyFree() {
    var api = shop.admin();
    api.post("/v1/orders", "free", "{}").isProblem(400, "missing-field");
    api.post("/v1/orders", "free", Shop.order("b", "GOODS", 1)).is(201);
  }

  @Test
  void anExistingSkuIsChangedFromTheVersionThatWasRead() {
    var api = shop.admin();
    var body = "{\"title\":\"%s\",\"unitPrice\":%d,\"currency\":\"GBP\"}";
    var created = api.put("/v1/skus/EDIT", body.formatted("a", 1)).is(201);
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    api.put("/v1/skus/EDIT", body.formatted("b", 2)).isProblem(428, "version-missing");
    api.put("/v1/skus/EDIT", body.formatted("b", 2), Map.of("If-Match", "\"9\""))
        .isProblem(412, "version-mismatch");
    api.put("/v1/skus/EDIT", body.formatted("b", 2), Map.of("If-Match", "W/\"1\""))
        .isProblem(422, "invalid-value", "If-Match");
    var changed =
        api.put("/v1/skus/EDIT", body.formatted("b", 2), Map.of("If-Match", "\"1\"")).is(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    var byBody = "{\"title\":\"c\",\"unitPrice\":3,\"currency\":\"GBP\",\"version\":2}";
    api.put("/v1/skus/EDIT", byBody).is(200);
    var read = api.get("/v1/skus/EDIT").is(200);
    assertThat(read.header("ETag")).isEqualTo("\"3\"");
    assertThat(read.text("title")).isEqualTo("c");
    api.put("/v1/skus/NEW", body.formatted("n", 1), Map.of("If-Match", "\"1\""))
        .isProblem(412, "version-mismatch");
  }

  @Test
  void codesMayHoldWhatPathsMustEncode() {
    for (var code : new String[] {"BANK CHARGES", "a/b\\c;d?e#f%g", "杯子", "A", "a", "..a"}) {
      shop.stock(code, 3);
      var path = "/" + Api.segment(code);
      assertThat(shop.admin().get("/v1/skus" + path).is(200).text("sku")).isEqualTo(code);
      assertThat(shop.admin().get("/v1/stock" + path).is(200).text("sku")).isEqualTo(code);
    }
  }
}
