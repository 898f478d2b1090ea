package dev.holdfast.client;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A coupon as it stood when the server answered.
///
/// @param number of the campaign's coupons for this buyer, from 1
/// @param orderId the order that has it, while it is held or redeemed
/// @param discount minor units that it takes off that order
/// @param earnedBy the order that earned it
/// @param expiresAt null for never
public record Coupon(
    String couponId,
    String campaignId,
    String buyerId,
    Status status,
    long number,
    @Nullable String orderId,
    @Nullable Long discount,
    @Nullable String earnedBy,
    Instant createdAt,
    @Nullable Instant expiresAt,
    long version) {
  public enum Status {
    ISSUED,
    HELD,
    REDEEMED,
    EXPIRED,
    REVOKED,
    /// One that this SDK does not know yet.
    @JsonEnumDefaultValue
    UNRECOGNIZED
  }
}
