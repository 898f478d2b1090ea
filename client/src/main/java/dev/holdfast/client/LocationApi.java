package dev.holdfast.client;

import java.util.Optional;

/// The places that hold stock. `MAIN` exists from the first start.
public final class LocationApi {
  private final Requests requests;

  LocationApi(Requests requests) {
    this.requests = requests;
  }

  public Optional<Location> find(String id) {
    return requests.find(Call.path("locations", id), Location.class);
  }

  /// Creates a location or changes it.
  ///
  /// @param priority lower is taken from first
  public Result<Location> put(IdempotencyKey key, String id, String name, int priority) {
    var call = Call.put(Call.path("locations", id), key, new NewLocation(name, priority));
    return requests.write(call, Location.class);
  }

  private record NewLocation(String name, int priority) {}
}
