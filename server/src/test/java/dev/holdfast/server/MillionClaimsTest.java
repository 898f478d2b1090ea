package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A rush: as many coupons as the quota are given out, one for each buyer, and all the others are
/// refused.
class MillionClaimsTest {
  private static final Logger LOG = LoggerFactory.getLogger(MillionClaimsTest.class);
  private static final int CLIENTS = 64;

  private final LongAdder created = new LongAdder();
  private final LongAdder refused = new LongAdder();

  @Test
  void twentyThousandWantTwoHundred() throws Exception {
    rush(20_000, 200);
  }

  @Test
  @Tag("long")
  void aMillionWantTenThousand() throws Exception {
    rush(1_000_000, 10_000);
  }

  /// @param claims of which three in ten are another one of the same buyer
  private void rush(int claims, int coupons) throws Exception {
    try (var shop = new Shop();
        var http = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var body = CampaignApiTest.campaign("CLAIM", coupons, "");
      var campaign = shop.admin().post("/v1/campaigns", body).is(201).text("id");
      var path = URI.create(shop.server().baseUrl() + "/v1/campaigns/" + campaign + "/claims");
      var key = Objects.requireNonNull(shop.admin().credential());
      var next = new AtomicInteger();
      long start = System.nanoTime();
      var clients = new ArrayList<Future<?>>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(
            threads.submit(() -> {
              for (int n = next.getAndIncrement(); n < claims; n = next.getAndIncrement()) {
                claim(http, path, key, n, n % (claims / 10 * 7));
              }
              return null;
            }));
      }
      for (var client : clients) client.get();
      double seconds = (System.nanoTime() - start) / 1e9;
      LOG.info("{} claims in {} s, {} a second", claims, seconds, claims / seconds);
      assertThat(created.sum()).isEqualTo(coupons);
      assertThat(refused.sum()).isEqualTo(claims - coupons);
      var rows = new Rows(shop.database());
      assertThat(rows.number("select count(*) from coupon")).isEqualTo(coupons);
      assertThat(rows.number("select count(distinct buyer_id) from coupon")).isEqualTo(coupons);
      assertThat(shop.admin().get("/v1/audit").is(200).json().get("holds").booleanValue()).isTrue();
    }
  }

  private void claim(HttpClient http, URI path, String key, int number, int buyer)
      throws Exception {
    var request =
        HttpRequest.newBuilder(path)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "claim-" + number)
            .POST(BodyPublishers.ofString("{\"buyerId\":\"b-" + buyer + "\"}"))
            .build();
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    if (status == 201) created.increment();
    else if (status == 409) refused.increment();
    else throw new IllegalStateException("claim " + number + " was answered with " + status);
  }
}
