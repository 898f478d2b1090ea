package dev.holdfast.cli.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The sandbox's own API and its pay pages. Thread-safe.
final class Provider implements AutoCloseable {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  Provider(URI base) {
    this.base = base;
  }

  private record Page(List<Charge> items, @Nullable String nextCursor) {}

  private record Totals(long unsent) {}

  /// The buyer pays, again and again until the page has answered.
  ///
  /// @param page its address, or the path of it
  void pay(String page) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        send("POST", page, "{\"action\":\"pay\"}");
        return;
      } catch (IOException e) {
        if (System.nanoTime() > deadline) {
          throw new ChaosFailedException("the provider does not take money: " + e.getMessage(), e);
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  void goDown(Duration time) throws IOException, InterruptedException {
    send("PUT", "/sandbox/down", "{\"millis\":%d}".formatted(time.toMillis()));
  }

  /// Messages that it still wants to send.
  long unsent() throws IOException, InterruptedException {
    return MAPPER.readValue(send("GET", "/sandbox/ledger/totals", ""), Totals.class).unsent();
  }

  /// All that it knows.
  List<Charge> ledger() throws IOException, InterruptedException {
    var charges = new ArrayList<Charge>();
    String after = "0";
    while (after != null) {
      var page =
          MAPPER.readValue(
              send("GET", "/sandbox/ledger?limit=1000&after=" + after, ""), Page.class);
      charges.addAll(page.items());
      after = page.nextCursor();
    }
    return charges;
  }

  private String send(String method, String address, String json)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(base.resolve(address))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() == 200) return response.body();
    throw new ChaosFailedException(
        "%s %s: %d %s".formatted(method, address, response.statusCode(), response.body()), null);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
