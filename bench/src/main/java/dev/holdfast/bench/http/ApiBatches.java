package dev.holdfast.bench.http;

import dev.holdfast.bench.contend.Contender;
import dev.holdfast.bench.contend.Tally;
import dev.holdfast.bench.load.Client;
import dev.holdfast.bench.load.Orders;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/// The HTTP API of a server: many orders a request, as NDJSON, one connection a client.
public final class ApiBatches implements Contender {
  private static final String FULFILLED = "\"status\":201,";

  private final URI server;
  private final String apiKey;
  private final int size;
  private final Tally tally = new Tally();
  private final AtomicLong keys = new AtomicLong(System.nanoTime());

  /// @param size orders in a request
  public ApiBatches(URI server, String apiKey, int size) {
    this.server = server;
    this.apiKey = apiKey;
    this.size = size;
  }

  @Override
  public Client client(Orders orders) throws IOException {
    return new Importer(
        orders, new KeepAlive(server, apiKey, "/v1/orders/batch", "application/x-ndjson"));
  }

  @Override
  public Tally tally() {
    return tally;
  }

  @Override
  public void close() {}

  private final class Importer implements Client {
    private final Orders orders;
    private final KeepAlive connection;

    Importer(Orders orders, KeepAlive connection) {
      this.orders = orders;
      this.connection = connection;
    }

    @Override
    public int work() throws IOException {
      var body = new StringBuilder();
      int lines = 0;
      for (int i = 0; i < size; i++) {
        var order = orders.next();
        lines += order.lines().size();
        body.append(OrderJson.line(order, "batch-" + keys.incrementAndGet()));
      }
      var response = connection.post(null, body.toString().getBytes(StandardCharsets.UTF_8));
      requireAll(response);
      tally.placed(size, lines);
      return size;
    }

    private void requireAll(ResponseReader.Response response) {
      var text = new String(response.body(), StandardCharsets.UTF_8);
      int fulfilled = 0;
      for (int at = text.indexOf(FULFILLED); at >= 0; at = text.indexOf(FULFILLED, at + 1)) {
        fulfilled++;
      }
      if (fulfilled != size) {
        throw new IllegalStateException(fulfilled + " of " + size + " orders fulfilled: " + text);
      }
    }

    @Override
    public void close() throws IOException {
      connection.close();
    }
  }
}
