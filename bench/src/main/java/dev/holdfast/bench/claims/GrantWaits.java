package dev.holdfast.bench.claims;

import dev.holdfast.bench.machine.Cluster;
import dev.holdfast.bench.machine.Site;
import dev.holdfast.bench.report.Promotion.Waits;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// How long a paid order waits for its coupon. Orders of total zero, which are paid at once, come
/// at a fixed rate over HTTP to the server that grants, too.
final class GrantWaits implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int TICKS_PER_SECOND = 100;
  private static final String FIRST = "first-";
  private static final String MEASURED = "measured-";
  private static final String SKU =
      """
      {"title":"A gift","unitPrice":0,"currency":"GBP","tracked":false}\
      """;
  private static final String CAMPAIGN =
      """
      {"name":"Thanks","kind":"FIXED","amount":100,"currency":"GBP","quota":1000000000,\
      "grant":"EVENT","trigger":"ORDER_PAID"}\
      """;
  private static final String ORDER =
      """
      {"buyerId":"%s","currency":"GBP","lines":[{"sku":"GIFT","quantity":1}]}\
      """;

  /// From the batch that took an order in to the batch that granted its coupon.
  private static final String WAITS =
      """
      select count(*), percentile_cont(array[0.5, 0.99, 1]) within group (
        order by extract(epoch from c.created_at - o.created_at) * 1000)
      from coupon c join orders o on o.id = c.earned_by where starts_with(o.buyer_id, '%s')\
      """;

  private final Site site;
  private final HttpClient http = HttpClient.newHttpClient();

  private GrantWaits(Site site) {
    this.site = site;
  }

  /// @param rate paid orders a second
  /// @param first how long they come before their waits count: a server that has just started is
  ///   not warm, and looks for others to share its work with
  /// @throws IllegalStateException when an order has not earned exactly one coupon in time
  static Waits run(Cluster cluster, int rate, Duration first, Duration time)
      throws SQLException, InterruptedException {
    try (var site = Site.open(cluster);
        var waits = new GrantWaits(site)) {
      waits.send("PUT", "/v1/skus/GIFT", "sku", SKU).join();
      waits.send("POST", "/v1/campaigns", "campaign", CAMPAIGN).join();
      waits.await(FIRST, waits.place(FIRST, rate, first));
      return waits.await(MEASURED, waits.place(MEASURED, rate, time));
    }
  }

  private long place(String buyers, int rate, Duration time) {
    var placed = new ArrayList<CompletableFuture<Void>>();
    long start = System.nanoTime();
    long ticks = Math.max(1, time.toMillis() * TICKS_PER_SECOND / 1_000);
    for (long tick = 1; tick <= ticks; tick++) {
      while (placed.size() < rate * tick / TICKS_PER_SECOND) {
        var buyer = buyers + placed.size();
        placed.add(send("POST", "/v1/orders", buyer, ORDER.formatted(buyer)));
      }
      LockSupport.parkNanos(
          start + Duration.ofSeconds(1).toNanos() * tick / TICKS_PER_SECOND - System.nanoTime());
    }
    placed.forEach(CompletableFuture::join);
    return placed.size();
  }

  private CompletableFuture<Void> send(String method, String path, String key, String body) {
    var request =
        HttpRequest.newBuilder(site.server().resolve(path))
            .header("Authorization", "Bearer " + Site.API_KEY)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .method(method, BodyPublishers.ofString(body))
            .build();
    return http.sendAsync(request, BodyHandlers.ofString())
        .thenAccept(response -> {
          if (response.statusCode() != 201) throw new IllegalStateException(response.body());
        });
  }

  private Waits await(String buyers, long orders) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      var waits = waits(buyers);
      if (waits.grants() == orders) return waits;
      if (waits.grants() > orders || System.nanoTime() > deadline) {
        throw new IllegalStateException(waits + " for " + orders + " orders");
      }
      Thread.sleep(200);
    }
  }

  private Waits waits(String buyers) throws SQLException {
    try (var connection = site.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(WAITS.formatted(buyers))) {
      rows.next();
      if (rows.getLong(1) == 0) return new Waits(0, 0, 0, 0);
      var at = (Double[]) rows.getArray(2).getArray();
      return new Waits(rows.getLong(1), at[0], at[1], at[2]);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
