package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A client for tests: as close to the wire as possible, and every response it gets is checked
/// against the OpenAPI document.
record Api(HttpClient http, URI base, @Nullable String credential) {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /// What came back.
  record Reply(int status, HttpResponse<byte[]> response) {
    JsonNode json() {
      return Contract.JSON.readTree(response.body());
    }

    String text(String field) {
      return json().path(field).asString("");
    }

    @Nullable String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    /// Fails unless it is this problem, about this field.
    Reply isProblem(int expected, String type, @Nullable String field) {
      assertThat(status).as(bodyText()).isEqualTo(expected);
      assertThat(header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(text("type")).isEqualTo("urn:holdfast:problem:" + type);
      if (field != null) assertThat(text("field")).isEqualTo(field);
      return this;
    }

    Reply isProblem(int expected, String type) {
      return isProblem(expected, type, null);
    }

    /// Fails unless it has this status.
    Reply is(int expected) {
      assertThat(status).as(bodyText()).isEqualTo(expected);
      return this;
    }

    String bodyText() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }
  }

  static Api of(URI base, @Nullable String credential) {
    return new Api(
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), base, credential);
  }

  Api as(@Nullable String other) {
    return new Api(http, base, other);
  }

  Reply get(String path) {
    return send(request(path).GET());
  }

  /// With a new idempotency key.
  Reply post(String path, String body) {
    return post(path, UUID.randomUUID().toString(), body);
  }

  Reply post(String path, String key, String body) {
    return send(write(path, key).POST(BodyPublishers.ofString(body)));
  }

  Reply put(String path, String body) {
    return put(path, body, Map.of());
  }

  Reply put(String path, String body, Map<String, String> headers) {
    var request = write(path, UUID.randomUUID().toString()).PUT(BodyPublishers.ofString(body));
    headers.forEach(request::setHeader);
    return send(request);
  }

  Reply delete(String path) {
    return send(request(path).DELETE());
  }

  HttpRequest.Builder write(String path, String key) {
    return request(path).header("Content-Type", "application/json").header("Idempotency-Key", key);
  }

  HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    return credential == null ? request : request.header("Authorization", "Bearer " + credential);
  }

  /// Sends, and checks the response against the document.
  Reply send(HttpRequest.Builder builder) {
    var request = builder.build();
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      Contract.SHIPPED
          .operation(request.method(), request.uri().getRawPath())
          .ifPresent(operation ->
              Contract.SHIPPED.check(
                  operation,
                  response.statusCode(),
                  response.headers().firstValue("Content-Type").orElse(null),
                  response.body()));
      return new Reply(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A path's segment.
  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
