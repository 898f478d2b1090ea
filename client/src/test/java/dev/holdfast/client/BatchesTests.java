package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchesTests {
  private final ScriptedServer server = new ScriptedServer();
  private final HoldfastClient client =
      server.client(new Retries(3, Duration.ofMillis(1), Duration.ofMillis(5)));

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void sendsOneOrderALineWithItsKeyAndTellsTheResultsInOrder() {
    server.answers(200, done(1, "o-1") + refused(2, 409, "insufficient-stock") + done(3, "o-3"));
    var results = client.orders().placeAll(orders(3)).toList();
    assertThat(results.stream().map(BatchesTests::name))
        .containsExactly("o-1", "insufficient-stock", "o-3");
    var asked = server.asked().getFirst();
    assertThat(asked.path()).isEqualTo("/v1/orders/batch");
    assertThat(asked.body().lines().toList())
        .hasSize(3)
        .first()
        .isEqualTo(
            "{\"buyerId\":\"b-1\",\"currency\":\"GBP\",\"lines\":[{\"sku\":\"A\",\"quantity\":1}],"
                + "\"idempotencyKey\":\"key-1\"}");
  }

  @Test
  void sendsAgainOnlyWhatWasNotDecided() {
    server
        .answers(200, done(1, "o-1") + refused(2, 503, "overloaded") + done(3, "o-3"))
        .answers(200, done(1, "o-2"));
    assertThat(client.orders().placeAll(orders(3)).map(BatchesTests::name))
        .containsExactly("o-1", "o-2", "o-3");
    assertThat(server.asked().getLast().body()).contains("key-2").hasLineCount(1);
  }

  @Test
  void sendsAgainWhatTheAnswerDoesNotReachAnyMore() {
    server
        .answers(200, done(1, "o-1") + "{\"line\":2,\"idempotencyKey\":\"key-2\",\"stat")
        .answers(200, done(1, "o-2") + done(2, "o-3"));
    assertThat(client.orders().placeAll(orders(3)).map(BatchesTests::name))
        .containsExactly("o-1", "o-2", "o-3");
  }

  @Test
  void givesUpOnWhatIsNeverDecided() {
    for (int i = 0; i < 3; i++) server.answers(200, refused(1, 503, "shutting-down"));
    var results = client.orders().placeAll(orders(1));
    assertThatExceptionOfType(HoldfastException.class)
        .isThrownBy(results::toList)
        .withMessageContainingAll("/v1/orders/batch", "3 sends", "shutting-down");
  }

  @Test
  void cutsALongRowIntoSeveralRequestsAsItIsRead() {
    server.answers(200, doneUpTo(Batches.MAX_WRITES)).answers(200, doneUpTo(1));
    var results = client.orders().placeAll(orders(Batches.MAX_WRITES + 1)).iterator();
    assertThat(server.asked()).isEmpty();
    results.next();
    assertThat(server.asked()).hasSize(1);
    results.forEachRemaining(result -> assertThat(result).isInstanceOf(Result.Done.class));
    assertThat(server.asked()).hasSize(2);
    assertThat(server.asked().getLast().body()).contains("key-501").hasLineCount(1);
  }

  @Test
  void sendsSkusAndReceiptsToo() {
    server
        .answers(200, refused(1, 428, "version-missing"))
        .answers(200, refused(1, 404, "sku-not-found"));
    var sku = new NewSku.Coded("A", new NewSku("Heart", 255, "GBP", true));
    var receipt = new StockReceipt("A", "MAIN", 5, "note 1");
    var key = IdempotencyKey.of("k");
    assertThat(client.skus().createAll(List.of(new Keyed<>(key, sku)).iterator())).hasSize(1);
    assertThat(client.stock().receiveAll(List.of(new Keyed<>(key, receipt)).iterator())).hasSize(1);
    assertThat(server.asked())
        .extracting("path")
        .containsExactly("/v1/skus/batch", "/v1/stock/batch");
    assertThat(server.asked().getFirst().body())
        .contains("\"sku\":\"A\"", "\"title\":\"Heart\"", "\"tracked\":true")
        .doesNotContain("description");
    assertThat(server.asked().getLast().body())
        .contains("\"sku\":\"A\"", "\"operation\":\"RECEIPT\"", "\"quantity\":5");
  }

  @Test
  void sendsNothingForNothing() {
    assertThat(client.orders().placeAll(orders(0))).isEmpty();
    assertThat(server.asked()).isEmpty();
  }

  private static Iterator<Keyed<NewOrder>> orders(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i ->
            new Keyed<>(
                IdempotencyKey.of("key-" + i),
                NewOrder.of("b-" + i, "GBP", List.of(NewOrder.Line.of("A", 1)))))
        .iterator();
  }

  private static String doneUpTo(int count) {
    return Stream.iterate(1, i -> i <= count, i -> i + 1)
        .map(i -> done(i, "o-" + i))
        .collect(Collectors.joining());
  }

  private static String done(int line, String id) {
    return """
    {"line":%d,"idempotencyKey":"k","status":201,"body":{"id":"%s","buyerId":"b",\
    "status":"PENDING_PAYMENT"}}
    """
        .formatted(line, id);
  }

  private static String refused(int line, int status, String problem) {
    return """
    {"line":%d,"idempotencyKey":"k","status":%d,"problem":\
    {"type":"urn:holdfast:problem:%s","title":"No"}}
    """
        .formatted(line, status, problem);
  }

  private static String name(Result<Order> result) {
    return switch (result) {
      case Result.Done<Order>(var order) -> order.id();
      case Result.Refused<Order>(var problem) -> problem.name();
    };
  }
}
