package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.embedded.EmbeddedPostgres;
import dev.holdfast.embedded.PostgresOptions;
import dev.holdfast.testkit.Await;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database stops under a running server and comes back.
class DeadDatabaseTest {
  private static final PostgresOptions FAST = PostgresOptions.defaults().unsafeFast();

  @TempDir Path data;

  @Test
  void theServerSays503AndRecoversByItself() throws IOException {
    try (var postgres = EmbeddedPostgres.start(data, FAST);
        var proxy = new DatabaseProxy(postgres.address().port());
        var server = HoldfastServer.start(options(postgres, proxy))) {
      var api = Api.of(server.baseUrl(), Shop.ADMIN_KEY);
      api.put("/v1/skus/A", "{\"title\":\"a\",\"unitPrice\":1,\"currency\":\"GBP\"}").is(201);
      api.post("/v1/stock/A/receipts", receipt()).is(201);

      proxy.cut();
      postgres.close();
      isDown(api);

      try (var again = EmbeddedPostgres.start(data, FAST)) {
        proxy.leadTo(again.address().port());
        Await.until("ready again", () -> api.get("/health/ready").status() == 200);
        api.post("/v1/orders", "while-down", Shop.order("b", "A", 1)).is(201);
        assertThat(api.get("/v1/stock/A").is(200).json().get("available").longValue()).isEqualTo(9);
        assertThat(api.get("/v1/audit").is(200).json().get("holds").booleanValue()).isTrue();
      }
    }
  }

  private static void isDown(Api api) {
    assertThat(api.get("/health/live").is(200).text("status")).isEqualTo("UP");
    assertThat(api.get("/health/ready").is(503).text("database")).isEqualTo("DOWN");
    var write = api.post("/v1/orders", "while-down", Shop.order("b", "A", 1));
    assertThat(write.is(503).text("type"))
        .isIn("urn:holdfast:problem:database-unavailable", "urn:holdfast:problem:overloaded");
    assertThat(write.header("Retry-After")).isNotNull();
    var read = api.get("/v1/stock/A").isProblem(503, "database-unavailable");
    assertThat(read.header("Retry-After")).isNotNull();
  }

  private static String receipt() {
    return "{\"location\":\"MAIN\",\"quantity\":10,\"reference\":\"r\"}";
  }

  private static ServerOptions options(EmbeddedPostgres postgres, DatabaseProxy proxy) {
    var address = postgres.address();
    var url = "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/postgres";
    return ServerOptions.on(url, address.user(), address.password())
        .withAdminKey(Shop.ADMIN_KEY, null)
        .withUnsafeFast(true);
  }
}
