package dev.holdfast.client;

import java.util.Optional;

/// Goods on their way out. [OrderApi#ship] starts one.
public final class ShipmentApi {
  private final Requests requests;

  ShipmentApi(Requests requests) {
    this.requests = requests;
  }

  public Optional<Shipment> find(String id) {
    return requests.find(Call.path("shipments", id), Shipment.class);
  }

  /// The goods arrived.
  public Result<Shipment> deliver(IdempotencyKey key, String id) {
    var path = Call.path("shipments", id, "delivery");
    return requests.write(Call.post(path, key, new Delivery()), Shipment.class);
  }

  private record Delivery() {}
}
