package dev.holdfast.client;

/// Goods on their way out. [OrderApi#ship] starts one.
public final class ShipmentApi {
  private final Requests requests;

  ShipmentApi(Requests requests) {
    this.requests = requests;
  }

  /// The goods arrived.
  public Result<Shipment> deliver(IdempotencyKey key, String id) {
    var path = Call.path("shipments", id, "delivery");
    return requests.write(Call.post(path, key, new Delivery()), Shipment.class);
  }

  private record Delivery() {}
}
