package dev.holdfast.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Sends calls, repeats those whose fate is unknown or that were not taken, and hands back what the
/// server decided. Blocking, thread-safe, at home on virtual threads.
final class Transport implements AutoCloseable {
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;

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
    for (int sent = 1; ; sent++) {
      switch (attempt(request)) {
        case Answer.Final(var response) -> {
          return response;
        }
        case Answer.Again(var reason, var after, var cause) -> {
          if (sent >= retries.attempts()) throw gaveUp(call, sent, reason, cause);
          pause(call, retries.delay(sent, after, ThreadLocalRandom.current()));
        }
      }
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
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

  private Answer attempt(HttpRequest request) {
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return judge(request, response);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HoldfastException(request.method() + " " + request.uri() + " was interrupted", e);
    } catch (IOException e) {
      return new Answer.Again(describe(e), Duration.ZERO, e);
    }
  }

  private static Answer judge(HttpRequest request, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status < 400) return new Answer.Final(response);
    var problem = Json.problem(status, response.body());
    boolean again =
        switch (status) {
          case CONFLICT -> problem.is("command-in-flight");
          case TOO_MANY, 502, 503, 504 -> true;
          default -> false;
        };
    if (again) return new Answer.Again(problem.toString(), retryAfter(response), null);
    if (status < 500) return new Answer.Final(response);
    throw new HoldfastException(request.method() + " " + request.uri() + ": " + problem, null);
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

  private HoldfastException gaveUp(
      Call call, int sent, String reason, @Nullable IOException cause) {
    var message = "%s %s gave no decision after %d sends: %s";
    return new HoldfastException(
        message.formatted(call.method(), base.resolve(call.path()), sent, reason), cause);
  }

  private static String describe(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static void pause(Call call, Duration delay) {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HoldfastException(call.method() + " " + call.path() + " was interrupted", e);
    }
  }

  /// What one send brought.
  private sealed interface Answer {
    record Final(HttpResponse<byte[]> response) implements Answer {}

    record Again(String reason, Duration after, @Nullable IOException cause) implements Answer {}
  }
}
