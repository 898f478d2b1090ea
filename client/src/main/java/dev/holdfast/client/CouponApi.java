package dev.holdfast.client;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/// Coupons of buyers.
public final class CouponApi {
  private static final TypeReference<Page<Coupon>> COUPONS = new TypeReference<>() {};

  private final Requests requests;

  CouponApi(Requests requests) {
    this.requests = requests;
  }

  /// Takes a coupon of a campaign for a buyer.
  public Result<Coupon> claim(IdempotencyKey key, String campaign, String buyerId) {
    return requests.write(
        Call.post(Call.path("campaigns", campaign, "claims"), key, Map.of("buyerId", buyerId)),
        Coupon.class);
  }

  /// Turns a code into a buyer's coupon; the same buyer again gets the same one.
  public Result<Coupon> claimCode(IdempotencyKey key, String code, String buyerId) {
    return requests.write(
        Call.post(Call.path("codes", "claims"), key, Map.of("code", code, "buyerId", buyerId)),
        Coupon.class);
  }

  /// Empty when there is no such coupon.
  public Optional<Coupon> find(String id) {
    return requests.find(Call.path("coupons", id), Coupon.class);
  }

  /// A buyer's, newest first.
  public Stream<Coupon> of(String buyerId) {
    return requests.list(Call.path("buyers", buyerId, "coupons"), Map.of(), COUPONS);
  }

  /// Takes a coupon back that no order has.
  public Result<Coupon> revoke(IdempotencyKey key, String id, String reason) {
    return requests.write(
        Call.post(Call.path("coupons", id, "revoke"), key, Map.of("reason", reason)), Coupon.class);
  }
}
