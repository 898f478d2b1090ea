package dev.holdfast.sandbox.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The JDK's HTTP server, a virtual thread for each request.
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(WebServer.class.getName());
  private static final int MAX_BODY = 1 << 20;
  private static final int BACKLOG = 1_024;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private WebServer(HttpServer server) {
    this.server = server;
  }

  /// Takes the port; answers once it serves.
  ///
  /// @param port 0 for any free one
  public static WebServer bind(String host, int port) throws IOException {
    // Without it, an answer waits for the acknowledgement of its own headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    return new WebServer(HttpServer.create(new InetSocketAddress(host, port), BACKLOG));
  }

  public void serve(Router router) {
    server.createContext("/", exchange -> handle(exchange, router));
    server.setExecutor(threads);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private static void handle(HttpExchange exchange, Router router) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
      var answer = body.length > MAX_BODY ? tooLarge() : answer(router, request(exchange, body));
      switch (answer) {
        case Answer.Reply reply -> send(exchange, reply);
        case Answer.HangUp hangUp -> wait(hangUp.after());
      }
    }
  }

  private static Answer answer(Router router, Request request) {
    try {
      return router
          .answer(request)
          .orElseGet(() -> Answer.json(404, Map.of("message", "there is nothing here")));
    } catch (IllegalArgumentException e) {
      return Answer.json(400, Map.of("message", String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, request.method() + " " + request.path(), e);
      return Answer.json(500, Map.of("message", "the sandbox has a bug, see its log"));
    }
  }

  private static Request request(HttpExchange exchange, byte[] body) {
    var headers = new TreeMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    var uri = exchange.getRequestURI();
    var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    return new Request(
        exchange.getRequestMethod(), uri.getRawPath(), query, headers, body, Map.of());
  }

  private static void send(HttpExchange exchange, Answer.Reply reply) throws IOException {
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    boolean empty = reply.body().length == 0;
    exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
    if (!empty) exchange.getResponseBody().write(reply.body());
  }

  private static Answer tooLarge() {
    return Answer.json(413, Map.of("message", "at most 1 MiB"));
  }

  private static void wait(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Breaks off what is being answered.
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
