package dev.holdfast.client;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Points of buyers.
public final class PointsApi {
  private final Requests requests;

  PointsApi(Requests requests) {
    this.requests = requests;
  }

  /// Says how points of a currency are earned and what they are worth.
  public Result<PointsRule> put(IdempotencyKey key, String currency, NewPointsRule rule) {
    return requests.write(Call.put(Call.path("points", currency), key, rule), PointsRule.class);
  }

  /// Empty when there are no points of the currency.
  public Optional<PointsRule> rule(String currency) {
    return requests.find(Call.path("points", currency), PointsRule.class);
  }

  /// A buyer's balances and newest transfers.
  public Optional<Points> of(String buyerId) {
    return requests.find(Call.path("buyers", buyerId, "points"), Points.class);
  }

  /// Gives a buyer points, or takes some.
  ///
  /// @param points less than 0 to take
  public Result<Points.Balance> adjust(
      IdempotencyKey key, String buyerId, String currency, long points, String reason) {
    var path = Call.path("buyers", buyerId, "points", "adjustments");
    var body = Map.of("currency", currency, "points", points, "reason", reason);
    return requests.write(Call.post(path, key, body), Points.Balance.class);
  }

  /// Gives an order's buyer what the order has earned, and takes back what it does not deserve any
  /// more: what happens by itself soon after, for the impatient.
  public Result<Settled> settle(IdempotencyKey key, String order) {
    return requests.write(
        Call.post(Call.path("orders", order, "points"), key, Map.of()), Settled.class);
  }

  /// @param earned whether the order has earned points
  /// @param reason why not
  /// @param points that it earned
  /// @param takenBack of these
  public record Settled(
      boolean earned, @Nullable String reason, @Nullable Long points, @Nullable Long takenBack) {}
}
