package dev.holdfast.sandbox;

import dev.holdfast.sandbox.callback.Schedule;
import dev.holdfast.sandbox.web.Json;
import dev.holdfast.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// A sandbox, and a merchant who listens to it.
final class Stage implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path dataDir;
  private final UnaryOperator<SandboxOptions> options;
  final Merchant merchant = new Merchant();
  private Sandbox sandbox;

  /// As fast as possible, with money back at once.
  Stage(Path dataDir, UnaryOperator<SandboxOptions> options) {
    this.dataDir = dataDir;
    this.options = options;
    this.sandbox = open(0);
  }

  private Sandbox open(int port) {
    return Sandbox.start(
        options.apply(
            SandboxOptions.in(dataDir, merchant.url())
                .at("127.0.0.1", port)
                .with(Schedule.REAL.at(200_000))
                .refundingAfter(Duration.ZERO)));
  }

  /// Ends it and starts it again on the same files and port.
  void restart() {
    int port = URI.create(sandbox.url()).getPort();
    sandbox.close();
    sandbox = open(port);
  }

  String url() {
    return sandbox.url();
  }

  /// The merchant's configuration of a channel.
  JsonNode account(String name) {
    try {
      var file = Json.object(Files.readString(sandbox.merchantFile()));
      return StreamSupport.stream(file.path("accounts").spliterator(), false)
          .filter(account -> Json.text(account, "name").equals(name))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The buyer pays on the page of that address, or of that trade.
  JsonNode pay(String page) {
    return post(page.startsWith("http") ? page : url() + page, "{\"action\": \"pay\"}");
  }

  JsonNode post(String address, String json) {
    return send("POST", address, json);
  }

  JsonNode put(String path, String json) {
    return send("PUT", url() + path, json);
  }

  JsonNode get(String path) {
    return send("GET", url() + path, "");
  }

  private JsonNode send(String method, String address, String json) {
    var response = raw(method, address, json);
    if (response.statusCode() >= 300) throw new AssertionError(response.body());
    return Json.object(response.body());
  }

  HttpResponse<String> raw(String method, String address, String json) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create(address))
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(json))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The messages that the merchant has heard, once there are so many.
  List<Merchant.Heard> heard(int count) {
    Await.until(count + " messages", () -> merchant.heard().size() >= count);
    return merchant.heard();
  }

  /// The only trade's entry in the ledger.
  JsonNode trade() {
    return get("/sandbox/ledger").path("items").path(0);
  }

  @Override
  public void close() {
    sandbox.close();
    merchant.close();
    http.close();
  }
}
