package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Batches as streams.
class BatchTest {
  private static Shop shop;

  @BeforeAll
  static void start() {
    shop = new Shop();
    shop.stock("GOODS", 1_000_000);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static String order(String key, long quantity) {
    return "{\"idempotencyKey\":\"%s\",\"buyerId\":\"b\",\"currency\":\"GBP\","
        .formatted(key)
        .concat("\"lines\":[{\"sku\":\"GOODS\",\"quantity\":%d}]}\n".formatted(quantity));
  }

  private static List<JsonNode> batch(Api api, String path, String body) {
    var request =
        api.request(path)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(body));
    var answers = new ArrayList<JsonNode>();
    api.send(request)
        .is(200)
        .bodyText()
        .lines()
        .forEach(l -> answers.add(Contract.JSON.readTree(l)));
    return answers;
  }

  @Test
  void everyLineIsAnsweredInOrderAndABadOneHarmsNoOther() {
    var body =
        order("batch-1", 1)
            + "nonsense\n"
            + "\n"
            + order("batch-2", 0)
            + order("batch-1", 1)
            + order("batch-1", 2)
            + "{\"buyerId\":\"b\"}\n"
            + order("batch-3", 2_000_000)
            + order("batch-4", 1);
    var answers = batch(shop.admin(), "/v1/orders/batch", body);
    assertThat(answers.stream().map(a -> a.get("line").intValue()))
        .containsExactly(1, 2, 4, 5, 6, 7, 8, 9);
    assertThat(answers.get(0).get("status").intValue()).isEqualTo(201);
    assertThat(answers.get(0).get("idempotencyKey").stringValue()).isEqualTo("batch-1");
    isProblem(answers.get(1), 400, "malformed-json");
    isProblem(answers.get(2), 422, "invalid-value");
    assertThat(answers.get(2).at("/problem/field").stringValue()).isEqualTo("lines[0].quantity");
    assertThat(answers.get(3).get("status").intValue()).isIn(201, 409);
    assertThat(answers.get(4).get("status").intValue()).isIn(409, 422);
    isProblem(answers.get(5), 400, "idempotency-key-missing");
    isProblem(answers.get(6), 409, "insufficient-stock");
    assertThat(answers.get(7).get("status").intValue()).isEqualTo(201);
    var again = batch(shop.admin(), "/v1/orders/batch", order("batch-4", 1));
    assertThat(again.getFirst().get("body")).isEqualTo(answers.get(7).get("body"));
  }

  private static void isProblem(JsonNode answer, int status, String type) {
    assertThat(answer.get("status").intValue()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.at("/problem/type").stringValue()).endsWith(":" + type);
  }

  @Test
  void answersComeWhileTheRequestIsStillBeingSent() throws IOException {
    try (var wire = new Wire(shop.server().baseUrl())) {
      wire.send(head());
      wire.chunk(order("early-1", 1));
      assertThat(wire.head()).contains("200");
      assertThat(wire.contentLine()).contains("early-1");
      wire.chunk(order("early-2", 1));
      assertThat(wire.contentLine()).contains("early-2");
      wire.lastChunk();
      assertThat(wire.contentLine()).isNull();
    }
  }

  private static String head() {
    return "POST /v1/orders/batch HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + Shop.ADMIN_KEY
        + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";
  }

  @Test
  void thousandsOfLinesFlowThroughABoundedWindow() throws Exception {
    int lines = 6_000;
    try (var wire = new Wire(shop.server().baseUrl())) {
      wire.send(head());
      var sender =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  for (int i = 0; i < lines; i++) wire.chunk(order("flow-" + i, 1));
                  wire.lastChunk();
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      assertThat(wire.head()).contains("200");
      for (int i = 0; i < lines; i++) {
        var answer = Contract.JSON.readTree(String.valueOf(wire.contentLine()));
        assertThat(answer.get("line").intValue()).isEqualTo(i + 1);
        assertThat(answer.get("status").intValue()).isEqualTo(201);
      }
      assertThat(wire.contentLine()).isNull();
      sender.join();
    }
  }

  @Test
  void aLineThatIsTooLongIsAProblemForThatLineOnly() {
    var body = order("long-1", 1) + "x".repeat((3 << 20) + 1) + "\n" + order("long-2", 1);
    var answers = batch(shop.admin(), "/v1/orders/batch", body);
    assertThat(answers).hasSize(3);
    assertThat(answers.getFirst().get("status").intValue()).isEqualTo(201);
    assertThat(answers.get(1).get("line").intValue()).isEqualTo(2);
    isProblem(answers.get(1), 413, "body-too-large");
    assertThat(answers.getLast().get("line").intValue()).isEqualTo(3);
    assertThat(answers.getLast().get("status").intValue()).isEqualTo(201);
  }

  @Test
  void skusAndStockComeInBatchesToo() {
    var skus =
        "{\"idempotencyKey\":\"s1\",\"sku\":\"B1\",\"title\":\"b\",\"unitPrice\":1,\"currency\":\"GBP\"}\n"
            + "{\"idempotencyKey\":\"s2\",\"sku\":\"B1\",\"title\":\"c\",\"unitPrice\":1,"
            + "\"currency\":\"GBP\"}\n";
    var made = batch(shop.admin(), "/v1/skus/batch", skus);
    assertThat(made.getFirst().get("status").intValue()).isEqualTo(201);
    isProblem(made.getLast(), 428, "version-missing");
    var stock =
        "{\"idempotencyKey\":\"t1\",\"operation\":\"RECEIPT\",\"sku\":\"B1\",\"location\":\"MAIN\","
            + "\"quantity\":10,\"reference\":\"r\"}\n"
            + "{\"idempotencyKey\":\"t2\",\"operation\":\"ADJUSTMENT\",\"sku\":\"B1\","
            + "\"location\":\"MAIN\",\"delta\":-3,\"reason\":\"broken\"}\n"
            + "{\"idempotencyKey\":\"t3\",\"operation\":\"COUNT\",\"sku\":\"B1\",\"location\":\"MAIN\","
            + "\"expected\":7,\"counted\":8}\n"
            + "{\"idempotencyKey\":\"t4\",\"operation\":\"THEFT\",\"sku\":\"B1\"}\n";
    var moved = batch(shop.admin(), "/v1/stock/batch", stock);
    assertThat(moved.stream().limit(3).map(a -> a.get("status").intValue()))
        .containsExactly(201, 201, 201);
    isProblem(moved.getLast(), 422, "invalid-value");
    assertThat(shop.admin().get("/v1/stock/B1").is(200).json().get("onHand").longValue())
        .isEqualTo(8);
  }

  @Test
  void aBuyersBatchIsOfTheBuyersOwnOrders() {
    var answers = batch(shop.buyer("anna"), "/v1/orders/batch", order("not-mine", 1));
    isProblem(answers.getFirst(), 403, "insufficient-scope");
  }

  @Test
  void anotherContentTypeOrCallerIsRefusedAsAWhole() {
    var api = shop.admin();
    var json =
        api.request("/v1/orders/batch")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(order("k", 1)));
    var refused = api.send(json).isProblem(415, "unsupported-media-type");
    assertThat(refused.text("expected")).isEqualTo("application/x-ndjson");
    var nobody =
        api.as(null)
            .request("/v1/orders/batch")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(order("k", 1)));
    api.send(nobody).isProblem(401, "unauthenticated");
  }
}
