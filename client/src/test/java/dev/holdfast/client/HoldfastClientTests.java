package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoldfastClientTests {
  private static final String SKU =
      """
      {"sku":"85123A","title":"Heart","unitPrice":255,"currency":"GBP","tracked":true,"version":3}
      """;
  private static final IdempotencyKey KEY = IdempotencyKey.of("key-1");
  private static final NewSku HEART = new NewSku("Heart", 255, "GBP", true);

  private final ScriptedServer server = new ScriptedServer();
  private final HoldfastClient client =
      server.client(new Retries(4, Duration.ofMillis(1), Duration.ofMillis(50)));

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void sendsAWriteWithItsKey() {
    server.answers(201, SKU);
    var created = client.skus().create(KEY, "BANK CHARGES/1", HEART);
    assertThat(created)
        .isEqualTo(new Result.Done<>(new Sku("85123A", "Heart", 255, "GBP", true, 3)));
    var asked = server.asked().getFirst();
    assertThat(asked.method()).isEqualTo("PUT");
    assertThat(asked.path()).isEqualTo("/v1/skus/BANK%20CHARGES%2F1");
    assertThat(asked.key()).isEqualTo("key-1");
    assertThat(asked.authorization()).isEqualTo("Bearer k-1");
    assertThat(asked.body())
        .contains("\"title\":\"Heart\"", "\"unitPrice\":255", "\"tracked\":true");
  }

  @Test
  void leavesOutWhatTheCallerDidNotSay() {
    server.answers(409, "{}");
    var lines = List.of(NewOrder.Line.of("A", 1), NewOrder.Line.of("B", 2, 0));
    var unused = client.orders().place(KEY, NewOrder.of("b", "GBP", lines));
    assertThat(server.asked().getFirst().body())
        .contains("{\"sku\":\"A\",\"quantity\":1}")
        .contains("\"unitPrice\":0")
        .doesNotContain("null", "shipping", "metadata", "tax");
  }

  @Test
  void namesTheVersionThatAChangeWasMadeFrom() {
    server.answers(200, SKU);
    assertThat(client.skus().update(KEY, "85123A", 2, HEART).orThrow().version()).isEqualTo(3);
    assertThat(server.asked().getFirst().ifMatch()).isEqualTo("\"2\"");
  }

  @Test
  void repeatsWithTheSameKeyWhenTheConnectionBreaks() {
    server.breaksOff().breaksOff().answers(201, SKU);
    assertThat(client.skus().create(KEY, "85123A", HEART)).isInstanceOf(Result.Done.class);
    assertThat(server.asked()).hasSize(3).extracting("key").containsOnly("key-1");
    assertThat(server.asked()).extracting("body").containsOnly(server.asked().getFirst().body());
  }

  @ParameterizedTest
  @CsvSource({
    "503, overloaded",
    "503, outcome-unknown",
    "409, command-in-flight",
    "429, audit-running",
    "502, bad-gateway"
  })
  void repeatsWithTheSameKeyWhenTheServerAsksFor(int status, String problem) {
    server.answers(status, problem(problem)).answers(201, SKU);
    assertThat(client.skus().create(KEY, "85123A", HEART)).isInstanceOf(Result.Done.class);
    assertThat(server.asked()).hasSize(2).extracting("key").containsOnly("key-1");
  }

  @Test
  void waitsAsLongAsTheServerAsks() {
    var patient = server.client(new Retries(2, Duration.ZERO, Duration.ofSeconds(5)));
    server.answers(503, Map.of("Retry-After", "1"), problem("overloaded")).answers(201, SKU);
    long start = System.nanoTime();
    assertThat(patient.skus().create(KEY, "85123A", HEART)).isInstanceOf(Result.Done.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    patient.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 412, 413, 422, 428})
  void neverRepeatsARefusal(int status) {
    server.answers(status, problem("no-way"));
    var refused = client.skus().create(KEY, "85123A", HEART);
    assertThat(refused).isInstanceOf(Result.Refused.class);
    assertThat(server.asked()).hasSize(1);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(refused::orThrow)
        .satisfies(e -> assertThat(e.problem().name()).isEqualTo("no-way"))
        .withMessage(status + " no-way: because");
  }

  @Test
  void neverRepeatsAnInternalError() {
    server.answers(500, problem("internal"));
    assertThatExceptionOfType(HoldfastException.class)
        .isThrownBy(() -> client.skus().create(KEY, "85123A", HEART))
        .withMessageContaining("internal");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void givesUpAfterTheLastAttemptAndSaysWhy() {
    for (int i = 0; i < 5; i++) server.answers(503, problem("database-unavailable"));
    assertThatExceptionOfType(HoldfastException.class)
        .isThrownBy(() -> client.skus().create(KEY, "85123A", HEART))
        .withMessageContainingAll("PUT", "/v1/skus/85123A", "4 sends", "database-unavailable")
        .isNotInstanceOf(RefusedException.class);
    assertThat(server.asked()).hasSize(4);
  }

  @Test
  void readsTheShortages() {
    server.answers(
        409,
        """
        {"type":"urn:holdfast:problem:insufficient-stock","title":"Sold out","status":409,
         "detail":"no","field":"lines","more":{"a":[1]},
         "shortages":[{"sku":"A","requested":5,"available":2,"line":1}]}
        """);
    var order = NewOrder.of("b", "GBP", List.of(NewOrder.Line.of("A", 5)));
    switch (client.orders().place(KEY, order)) {
      case Result.Done<Order> done -> assertThat(done).isNull();
      case Result.Refused<Order>(var problem) -> {
        assertThat(problem.is("insufficient-stock")).isTrue();
        assertThat(problem.shortages()).containsExactly(new Shortage("A", 5, 2, 1));
        assertThat(problem.fields())
            .isEqualTo(Map.of("field", "lines", "more", Map.of("a", List.of(1))));
      }
    }
  }

  @Test
  void toleratesAnErrorPageThatIsNoProblem() {
    server.answers(404, "<html>nothing</html>");
    var refused = (Result.Refused<Sku>) client.skus().create(KEY, "85123A", HEART);
    assertThat(refused.problem().type()).isEqualTo("about:blank");
    assertThat(refused.problem().detail()).contains("nothing");
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    server.answers(404, problem("sku-not-found"));
    assertThat(client.skus().find("X")).isEmpty();
  }

  @Test
  void throwsWhenAReadIsRefused() {
    server.answers(401, problem("unauthenticated"));
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> client.skus().find("X"));
  }

  @Test
  void knowsLessThanANewerServerAndDoesNotMind() {
    server.answers(
        200,
        """
        {"id":"1","orderId":"2","provider":"offline","status":"IN_SPACE","amount":5,"captured":0,
         "currency":"GBP","createdAt":"2026-01-01T00:00:00Z","providerParams":{},"novelty":[]}
        """);
    var payment = client.payments().find("1").orElseThrow();
    assertThat(payment.status()).isEqualTo(Payment.Status.UNRECOGNIZED);
    assertThat(payment.settledAt()).isNull();
  }

  @Test
  void followsTheCursorsOfAList() {
    server
        .answers(200, "{\"items\":[%s],\"nextCursor\":\"a b\"}".formatted(movement(1)))
        .answers(200, "{\"items\":[%s,%s]}".formatted(movement(2), movement(3)));
    assertThat(client.stock().movements("S").map(Movement::onHand)).containsExactly(1L, 2L, 3L);
    assertThat(server.asked())
        .extracting("path")
        .containsExactly(
            "/v1/stock/S/movements?limit=200", "/v1/stock/S/movements?cursor=a%20b&limit=200");
  }

  @Test
  void passesAnInterruptOn() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(HoldfastException.class).isThrownBy(() -> client.skus().find("X"));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void refusesAddressesAndKeysThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HoldfastClient.builder(URI.create("localhost:8080"), "k"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HoldfastClient.builder(server.uri(), "k\r\nX-Evil: 1"))
        .withMessageNotContaining("Evil");
    assertThatIllegalArgumentException().isThrownBy(() -> IdempotencyKey.of(""));
    assertThatIllegalArgumentException().isThrownBy(() -> IdempotencyKey.of("a b"));
    assertThatIllegalArgumentException().isThrownBy(() -> IdempotencyKey.of("x".repeat(256)));
    assertThat(IdempotencyKey.random()).isNotEqualTo(IdempotencyKey.random());
  }

  private static String problem(String name) {
    return "{\"type\":\"urn:holdfast:problem:%s\",\"title\":\"No\",\"detail\":\"because\"}"
        .formatted(name);
  }

  private static String movement(long onHand) {
    return """
    {"movement":"RECEIPT","location":"MAIN","onHand":%d,"reserved":0,"committed":0,
     "unavailable":0}
    """
        .formatted(onHand);
  }
}
