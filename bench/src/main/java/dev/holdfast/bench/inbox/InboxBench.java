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
/// the same row in a transaction of its own, without HTTP. They take turns, so that drift of the
/// machine hits both alike.
public final class InboxBench {
  private static final String SECRET = "whsec_bench";
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration TIME = Duration.ofSeconds(8);
  private static final int[] CLIENTS = {1, 8, 64};
  private static final int POOL = 16;
  private static final String INSERT =
      """
      insert into callback (account, message_id, received_at, next_at, headers, body)
      values ('plain', ?, now(), now() + interval '1 day', '{}', ?)\
      """;

  private final Address address;
  private final SignedEvents events = new SignedEvents(SECRET);

  private InboxBench(Address address) {
    this.address = address;
  }

  /// What was measured with so many clients. Latencies are microseconds.
  public record Row(String what, int clients, double perSecond, double p50, double p99) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-26s %8d %10.0f %9.2f %9.2f",
          what,
          clients,
          perSecond,
          p50 / 1e3,
          p99 / 1e3);
    }
  }

  /// The names of a row's columns.
  public static final String HEAD =
      String.format(
          Locale.ROOT, "%-26s %8s %10s %9s %9s", "", "clients", "a second", "p50 ms", "p99 ms");

  /// Measures it, on a database of its own.
  public static List<Row> run(Cluster cluster)
      throws IOException, SQLException, InterruptedException {
    return new InboxBench(cluster.create()).run();
  }

  private List<Row> run() throws IOException, InterruptedException {
    var rows = new ArrayList<Row>();
    var accounts = accounts();
    try (var paying = Paying.load(accounts, false);
        var server = HoldfastServer.start(options(paying));
        var pool = pool();
        var http = HttpClient.newHttpClient()) {
      var address = server.baseUrl().resolve("/v1/callbacks/stripe");
      for (int clients : CLIENTS) {
        rows.add(row("insert, no HTTP", clients, measure(clients, () -> () -> insert(pool))));
        var result = measure(clients, () -> () -> post(http, address));
        rows.add(row("acknowledged over HTTP", clients, result));
      }
      return List.copyOf(rows);
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

  private static Row row(String what, int clients, LoadResult result) {
    var latencies = result.latencies();
    return new Row(what, clients, result.ordersPerSecond(), latencies.p50(), latencies.p99());
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
