package dev.holdfast.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/// The HTTP API of a Holdfast server, version 1, as typed calls.
///
/// ```java
/// try (var holdfast = HoldfastClient.builder(URI.create("http://127.0.0.1:8080"), apiKey).build()) {
///   var order = NewOrder.of("buyer-7", "GBP", List.of(NewOrder.Line.of("85123A", 6)));
///   switch (holdfast.orders().place(IdempotencyKey.of("checkout-4711"), order)) {
///     case Result.Done(var placed) -> pay(placed);
///     case Result.Refused(var problem) -> tell(problem.shortages());
///   }
/// }
/// ```
///
/// Every write takes an [IdempotencyKey]. A call whose fate is unknown (a broken connection, a
/// timeout, a server that is busy or restarting) is repeated with the same key, as [Retries] says,
/// so it happens once. What the server refuses comes back as [Result.Refused]; a
/// [HoldfastException] means that there is no decision yet, and the same key may be sent again
/// later.
///
/// Thread-safe; calls block, and cost little on a virtual thread. Connections are kept alive and
/// shared: make one client and keep it.
public final class HoldfastClient implements AutoCloseable {
  private final Transport transport;
  private final Requests requests;

  private HoldfastClient(Transport transport) {
    this.transport = transport;
    this.requests = new Requests(transport);
  }

  /// @param server where it listens, `http://127.0.0.1:8080`
  /// @param apiKey as the server's administrator gave it out
  public static Builder builder(URI server, String apiKey) {
    return new Builder(server, apiKey);
  }

  public SkuApi skus() {
    return new SkuApi(requests);
  }

  public LocationApi locations() {
    return new LocationApi(requests);
  }

  public StockApi stock() {
    return new StockApi(requests);
  }

  public OrderApi orders() {
    return new OrderApi(requests);
  }

  public PaymentApi payments() {
    return new PaymentApi(requests);
  }

  public ShipmentApi shipments() {
    return new ShipmentApi(requests);
  }

  public RefundApi refunds() {
    return new RefundApi(requests);
  }

  public CampaignApi campaigns() {
    return new CampaignApi(requests);
  }

  public CouponApi coupons() {
    return new CouponApi(requests);
  }

  public PointsApi points() {
    return new PointsApi(requests);
  }

  public JournalApi journal() {
    return new JournalApi(requests);
  }

  public AuditApi audit() {
    return new AuditApi(requests);
  }

  /// Ends calls that are under way.
  @Override
  public void close() {
    transport.close();
  }

  /// Not thread-safe.
  public static final class Builder {
    private final URI server;
    private final String apiKey;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration timeout = Duration.ofSeconds(30);
    private Retries retries = Retries.DEFAULT;

    private Builder(URI server, String apiKey) {
      if (server.getHost() == null || !String.valueOf(server.getScheme()).matches("https?")) {
        throw new IllegalArgumentException("no http or https address: " + server);
      }
      if (!apiKey.matches("[!-~]+")) {
        throw new IllegalArgumentException("an API key has visible ASCII characters only");
      }
      this.server = server;
      this.apiKey = apiKey;
    }

    /// How long to wait for a connection, 5 s unless told.
    public Builder connectTimeout(Duration connectTimeout) {
      this.connectTimeout = connectTimeout;
      return this;
    }

    /// How long to wait for the answer to one send, 30 s unless told.
    public Builder timeout(Duration timeout) {
      this.timeout = timeout;
      return this;
    }

    public Builder retries(Retries retries) {
      this.retries = retries;
      return this;
    }

    public HoldfastClient build() {
      var http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(connectTimeout)
              .build();
      return new HoldfastClient(new Transport(http, server, apiKey, timeout, retries));
    }
  }
}
