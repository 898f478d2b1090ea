package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the web server itself has to say: problems, never a page or a stack trace.
class EdgeTest {
  private static Shop shop;

  @BeforeAll
  static void start() {
    shop = new Shop();
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET /nowhere, 404, not-found",
    "GET /v1, 404, not-found",
    "GET /v1/orders/, 404, not-found",
    "POST /health/live, 405, method-not-allowed",
    "DELETE /v1/orders, 405, method-not-allowed",
    "PATCH /v1/skus/A, 405, method-not-allowed",
    "OPTIONS /v1/orders, 405, method-not-allowed",
    "TRACE /v1/orders, 405, method-not-allowed",
    "BREW /v1/orders, 405, method-not-allowed",
    "GET /v1/skus/%zz, 400, invalid-request",
    "GET /v1/skus/a|b, 400, invalid-request",
    "GET /v1/skus/a;b, 400, invalid-request",
    "GET /v1/skus;x/a, 400, invalid-request",
    "GET /v1/orders?limit=%zz, 400, invalid-request",
    "GET /v1/orders?limit=1&limit=2, 400, invalid-request"
  })
  void whatCannotBeAnsweredIsAProblem(String request, int status, String type) throws IOException {
    var response = exchange(request, "");
    assertThat(response).startsWith("HTTP/1.1 " + status);
    assertThat(response).contains("application/problem+json", "urn:holdfast:problem:" + type);
    isPlain(response);
  }

  @Test
  void aRequestThatDoesNotTakeJsonGetsNone() throws IOException {
    var response = exchange("GET /v1/orders", "Accept: text/html\r\n");
    assertThat(response).startsWith("HTTP/1.1 406").contains("problem:not-acceptable");
  }

  @Test
  void aHeadThatIsTooLongIsAProblem() throws IOException {
    var response = exchange("GET /v1/orders", "X: " + "x".repeat(20_000) + "\r\n");
    assertThat(response).startsWith("HTTP/1.1 4");
    isPlain(response);
  }

  @Test
  void aBodyThatBreaksOffIsTheSendersFault() throws IOException {
    var headers =
        "Idempotency-Key: k\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n";
    var response = exchange("POST /v1/orders", headers, "zz\r\n{}");
    assertThat(response).startsWith("HTTP/1.1 400").contains("problem:invalid-request");
    isPlain(response);
  }

  @Test
  void everyAnswerTellsBrowsersToBeCareful() throws IOException {
    for (var request : new String[] {"GET /health/live", "GET /nowhere", "GET /v1/orders"}) {
      assertThat(exchange(request, ""))
          .contains("X-Content-Type-Options: nosniff", "Cache-Control: no-store");
    }
  }

  private static void isPlain(String response) {
    assertThat(response).doesNotContainIgnoringCase("<html").doesNotContain("\tat ", "Exception");
    assertThat(response).doesNotContain("\nServer:", "Tomcat");
  }

  private static String exchange(String request, String headers) throws IOException {
    return exchange(request, headers, "");
  }

  private static String exchange(String request, String headers, String body) throws IOException {
    try (var wire = new Wire(shop.server().baseUrl())) {
      return wire.send(
              "%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n%s\r\n%s"
                  .formatted(request, Shop.ADMIN_KEY, headers, body))
          .rest();
    }
  }
}
