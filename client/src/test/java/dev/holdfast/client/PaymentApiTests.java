package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaymentApiTests {
  private static final String PAYMENT =
      """
      {"id":"1","orderId":"2","provider":"card","status":"CLOSED","amount":5,"captured":0,
       "currency":"GBP","providerParams":{},"createdAt":"2026-01-01T00:00:00Z",
       "misfits":[{"amount":4,"currency":"GBP","reference":"r","decided":false}]}\
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
  void decidesAboutTheMoneyThatWasSeen() {
    server.answers(200, PAYMENT).answers(200, PAYMENT);
    var money = client.payments().find("1").orElseThrow().misfits().getFirst();
    client
        .payments()
        .resolve(IdempotencyKey.of("key-1"), "1", PaymentApi.Decision.DISMISS, money, null)
        .orThrow();
    assertThat(server.asked().getLast().path()).isEqualTo("/v1/payments/1/resolve");
    assertThat(server.asked().getLast().body())
        .isEqualTo(
            "{\"decision\":\"DISMISS\",\"amount\":4,\"currency\":\"GBP\",\"reference\":\"r\"}");
  }
}
