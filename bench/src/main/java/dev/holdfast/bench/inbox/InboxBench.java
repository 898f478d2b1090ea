package dev.holdfast.bench.inbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.holdfast.bench.load.Client;
import dev.holdfast.bench.load.ClosedLoop;
import dev.holdfast.bench.load.LoadResult;
import dev.holdfast.bench.machine.Address;
import dev.holdfast.bench.machine.Cluster;
import dev.holdfast.server.HoldfastServer;
import dev.holdfast.server.Paying;
import dev.holdfast.server.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Acknowledging a callback over HTTP (read, verify, store durably, answer), beside one insert of
/// the same row in a transaction of its own, without HTTP. `java
/// dev.holdfast.bench.inbox.InboxBench` prints a table.
public final class InboxBench {
  private static final String SECRET = "whsec_bench";
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final int POOL = 16;
  private static final String INSERT =
      """
      insert into callback (account, message_id, received_at, next_at, headers, body)
      values ('plain', ?, now(), 'infinity', '{}', ?)\
      """;

  private final Address address;
  private final SignedEvents events = new SignedEvents(SECRET);

  private InboxBench(Address address) {
    this.address = address;
  }

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    try (var cluster = Cluster.start()) {
      new InboxBench(cluster.create()).run();
    }
  }

  private void run() throws IOException, InterruptedException {
    var accounts = accounts();
    try (var paying = Paying.load(accounts, false);
        var server = HoldfastServer.start(options(paying));
        var pool = pool();
        var http = HttpClient.newHttpClient()) {
      System.out.printf("%-26s %8s %10s %9s %9s%n", "", "clients", "a second", "p50 ms", "p99 ms");
      for (int clients : new int[] {1, 8, 64}) {
        print("insert, no HTTP", clients, measure(clients, () -> () -> insert(pool)));
        var address = server.baseUrl().resolve("/v1/callbacks/stripe");
        print("acknowledged over HTTP", clients, measure(clients, () -> () -> post(http, address)));
      }
    } finally {
      Files.delete(accounts);
    }
  }

  private static LoadResult measure(int number, Supplier<Client> client)
      throws InterruptedException {
    var clients = new ArrayList<Client>(number);
    for (int i = 0; i < number; i++) clients.add(client.get());
    return ClosedLoop.run(List.copyOf(clients), WARM_UP, TIME, ClosedLoop.Meter.NONE);
  }

  private static void print(String what, int clients, LoadResult result) {
    System.out.printf(
        Locale.ROOT,
        "%-26s %8d %10.0f %9.2f %9.2f%n",
        what,
        clients,
        result.ordersPerSecond(),
        result.latencies().p50() / 1e3,
        result.latencies().p99() / 1e3);
  }

  private int insert(HikariDataSource pool) throws SQLException {
    var event = events.next();
    try (var connection = pool.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, event.id());
      insert.setBytes(2, event.body());
      insert.executeUpdate();
      return 1;
    }
  }

  private int post(HttpClient http, URI address) throws IOException, InterruptedException {
    var event = events.next();
    var request =
        HttpRequest.newBuilder(address)
            .header("Stripe-Signature", event.signature())
            .POST(HttpRequest.BodyPublishers.ofByteArray(event.body()))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
    if (answer.statusCode() / 100 != 2) throw new IllegalStateException(answer.toString());
    return 1;
  }

  private HikariDataSource pool() {
    var config = new HikariConfig();
    config.setDataSource(address.dataSource());
    config.setMaximumPoolSize(POOL);
    return new HikariDataSource(config);
  }

  private ServerOptions options(Paying paying) {
    return ServerOptions.on(address.jdbcUrl(), address.user(), address.password())
        .withPaying(paying);
  }

  private static Path accounts() throws IOException {
    var secret = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var file = Files.createTempFile("holdfast-bench-", ".json", secret);
    return Files.writeString(
        file,
        """
        {"accounts": [{"name": "stripe", "provider": "stripe", "base": "http://127.0.0.1:9",
          "secretKey": "sk_test_bench", "webhookSecrets": ["%s"]}]}
        """
            .formatted(SECRET));
  }
}
