package dev.holdfast.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// An HTTP server that gives prepared answers, one after the other, and remembers what it was
/// asked. When the answers have run out it breaks the connection.
final class ScriptedServer implements AutoCloseable {
  private final HttpServer server;
  private final ConcurrentLinkedQueue<Scripted> script = new ConcurrentLinkedQueue<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  record Asked(
      String method, String path, String key, String authorization, String ifMatch, String body) {}

  private record Scripted(int status, Map<String, String> headers, String body) {}

  ScriptedServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  ScriptedServer answers(int status, String body) {
    return answers(status, Map.of(), body);
  }

  ScriptedServer answers(int status, Map<String, String> headers, String body) {
    script.add(new Scripted(status, headers, body));
    return this;
  }

  /// Closes the connection without an answer.
  ScriptedServer breaksOff() {
    return answers(0, "");
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  HoldfastClient client(Retries retries) {
    return HoldfastClient.builder(uri(), "k-1").retries(retries).build();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            String.valueOf(headers.getFirst("Idempotency-Key")),
            String.valueOf(headers.getFirst("Authorization")),
            String.valueOf(headers.getFirst("If-Match")),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    var next = script.poll();
    if (next == null || next.status() == 0) {
      exchange.close();
      return;
    }
    next.headers().forEach(exchange.getResponseHeaders()::set);
    var body = next.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(next.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
