package dev.holdfast.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Sends calls, repeats those whose fate is unknown or that were not taken, and hands back what the
/// server decided. Blocking, thread-safe, at home on virtual threads.
final class Transport implements AutoCloseable {
  private final HttpClient http;
  private final URI base;
  private final String authorization;
  private final Duration timeout;
  private final Retries retries;

  Transport(HttpClient http, URI base, String apiKey, Duration timeout, Retries retries) {
    this.http = http;
    this.base = base;
    this.authorization = "Bearer " + apiKey;
    this.timeout = timeout;
    this.retries = retries;
  }

  /// The server's decision: an answer below 500.
  ///
  /// @throws HoldfastException when there is none after all repetitions, or the server failed
  HttpResponse<byte[]> send(Call call) {
    var request = request(call);
    var attempts = attempts(call);
    while (true) {
      try {
        var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() < 400) return response;
        var problem = Json.problem(response.statusCode(), response.body());
        if (problem.isTransient()) {
          attempts.again(problem.toString(), retryAfter(response), null);
        } else if (problem.status() < 500) {
          return response;
        } else {
          throw new HoldfastException(name(call) + ": " + problem, null);
        }
      } catch (InterruptedException e) {
        throw attempts.interrupted(e);
      } catch (IOException e) {
        attempts.again(describe(e), Duration.ZERO, e);
      }
    }
  }

  /// The sends of a call, still to be counted.
  Attempts attempts(Call call) {
    return new Attempts(name(call), retries);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private String name(Call call) {
    return call.method() + " " + base.resolve(call.path());
  }

  private HttpRequest request(Call call) {
    var body =
        call.body() == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(call.body());
    var request =
        HttpRequest.newBuilder(base.resolve(call.path()))
            .timeout(timeout)
            .header("Authorization", authorization)
            .header("Accept", "application/json, application/problem+json, application/x-ndjson")
            .method(call.method(), body);
    if (call.body() != null) request.header("Content-Type", call.contentType());
    if (call.key() != null) request.header("Idempotency-Key", call.key().value());
    if (call.ifMatch() != null) request.header("If-Match", "\"" + call.ifMatch() + "\"");
    return request.build();
  }

  /// Zero when the header is missing or is a date.
  private static Duration retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(Duration.ZERO);
  }

  private static String describe(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
