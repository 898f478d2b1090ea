package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PointsApiTests {
  private static final IdempotencyKey KEY = IdempotencyKey.of("key-1");
  private static final String RULE =
      """
      {"currency":"GBP","pointsPerUnit":1,"factor":10000,"trigger":"ORDER_PAID","redeemPoints":100,
       "redeemAmount":100,"issued":7,"redeemed":0,"adjusted":0,"outstanding":7,"version":1}\
      """;
  private static final String BALANCE =
      """
      {"buyerId":"ada","currency":"GBP","available":7,"held":2,"owed":0,"version":3}\
      """;

  private final ScriptedServer server = new ScriptedServer();
  private final HoldfastClient client =
      server.client(new Retries(2, Duration.ZERO, Duration.ofSeconds(1)));

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void setsARuleWithWhatWasSaidAlone() {
    server.answers(201, RULE).answers(200, RULE);
    assertThat(client.points().put(KEY, "GBP", NewPointsRule.of(1, 100, 100)).orThrow().issued())
        .isEqualTo(7);
    assertThat(client.points().rule("GBP").orElseThrow().trigger()).isEqualTo("ORDER_PAID");
    assertThat(server.asked().getFirst().path()).isEqualTo("/v1/points/GBP");
    assertThat(server.asked().getFirst().body())
        .isEqualTo("{\"pointsPerUnit\":1,\"redeemPoints\":100,\"redeemAmount\":100}");
  }

  @Test
  void readsAdjustsAndSettles() {
    var transfer =
        """
        {"currency":"GBP","number":1,"key":"earn:9","from":"ISSUED","to":"AVAILABLE","points":7,
         "orderId":"9","at":"2026-11-26T12:00:00Z"}\
        """;
    server
        .answers(
            200,
            "{\"buyerId\":\"ada\",\"balances\":[" + BALANCE + "],\"items\":[" + transfer + "]}")
        .answers(201, BALANCE)
        .answers(200, "{\"earned\":true,\"orderId\":\"9\",\"points\":7,\"takenBack\":2}");
    var points = client.points().of("ada").orElseThrow();
    assertThat(points.balances().getFirst().held()).isEqualTo(2);
    assertThat(points.items().getFirst().key()).isEqualTo("earn:9");
    var after = client.points().adjust(KEY, "ada", "GBP", -5, "mistake").orThrow();
    assertThat(after.available()).isEqualTo(7);
    assertThat(client.points().settle(KEY, "9").orThrow().takenBack()).isEqualTo(2);
    assertThat(server.asked())
        .extracting(ScriptedServer.Asked::path)
        .containsExactly(
            "/v1/buyers/ada/points", "/v1/buyers/ada/points/adjustments", "/v1/orders/9/points");
  }

  @Test
  void ordersCanBePaidWithPoints() {
    server.answers(409, "{}");
    var order = NewOrder.of("ada", "GBP", List.of(NewOrder.Line.of("A", 1))).withPoints(500);
    var unused = client.orders().place(KEY, order);
    assertThat(server.asked().getFirst().body()).contains("\"points\":500");
  }
}
