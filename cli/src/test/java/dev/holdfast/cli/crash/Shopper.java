package dev.holdfast.cli.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A caller that never gives up: sends the same request under the same key until it is answered, to
/// the next server each time.
final class Shopper {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final List<String> urls;
  private final String apiKey;

  Shopper(String url, String apiKey) {
    this(List.of(url), apiKey);
  }

  /// @param urls of the servers, the one to ask first in front
  Shopper(List<String> urls, String apiKey) {
    this.urls = List.copyOf(urls);
    this.apiKey = apiKey;
  }

  /// @param status the HTTP status, never 503 or 409 in flight
  record Answer(int status, String body, boolean replayed) {}

  Answer post(String path, String key, String json) throws InterruptedException {
    var body = HttpRequest.BodyPublishers.ofString(json);
    return untilAnswered(path, request -> request.header("Idempotency-Key", key).POST(body));
  }

  Answer put(String path, String key, String json) throws InterruptedException {
    var body = HttpRequest.BodyPublishers.ofString(json);
    return untilAnswered(path, request -> request.header("Idempotency-Key", key).PUT(body));
  }

  Answer get(String path) throws InterruptedException {
    return untilAnswered(path, HttpRequest.Builder::GET);
  }

  private HttpRequest.Builder request(String url, String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + apiKey)
        .header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(30));
  }

  private Answer untilAnswered(String path, UnaryOperator<HttpRequest.Builder> what)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (int i = 0; System.nanoTime() < deadline; i++) {
      var answer = send(what.apply(request(urls.get(i % urls.size()), path)).build());
      if (answer.isPresent()) return answer.get();
      Thread.sleep(20); // between two tries; nothing to await: the server may be dead
    }
    throw new IllegalStateException("no answer within " + PATIENCE + " to " + path);
  }

  /// Empty when nothing is known: no connection, a broken one, or a server that says "not now".
  private Optional<Answer> send(HttpRequest request) throws InterruptedException {
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      boolean inFlight = response.body().contains("command-in-flight");
      if (response.statusCode() == 503 || inFlight) return Optional.empty();
      boolean replayed = response.headers().firstValue("Idempotency-Replayed").isPresent();
      return Optional.of(new Answer(response.statusCode(), response.body(), replayed));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
