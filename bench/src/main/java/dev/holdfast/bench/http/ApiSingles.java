package dev.holdfast.bench.http;

import dev.holdfast.bench.contend.Contender;
import dev.holdfast.bench.contend.Tally;
import dev.holdfast.bench.load.Client;
import dev.holdfast.bench.load.Orders;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/// The HTTP API of a server: one order a request, one connection a client.
public final class ApiSingles implements Contender {
  private final URI server;
  private final String apiKey;
  private final Tally tally = new Tally();
  private final AtomicLong keys = new AtomicLong(System.nanoTime());

  public ApiSingles(URI server, String apiKey) {
    this.server = server;
    this.apiKey = apiKey;
  }

  @Override
  public Client client(Orders orders) throws IOException {
    return new Shopper(orders, new KeepAlive(server, apiKey, "/v1/orders", "application/json"));
  }

  @Override
  public Tally tally() {
    return tally;
  }

  @Override
  public void close() {}

  private final class Shopper implements Client {
    private final Orders orders;
    private final KeepAlive connection;

    Shopper(Orders orders, KeepAlive connection) {
      this.orders = orders;
      this.connection = connection;
    }

    @Override
    public int work() throws IOException {
      var order = orders.next();
      var key = "api-" + keys.incrementAndGet();
      var response = connection.post(key, OrderJson.order(order));
      if (response.status() != 201) {
        throw new IllegalStateException(new String(response.body(), StandardCharsets.UTF_8));
      }
      tally.placed(1, order.lines().size());
      return 1;
    }

    @Override
    public void close() throws IOException {
      connection.close();
    }
  }
}
