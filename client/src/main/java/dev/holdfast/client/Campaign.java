package dev.holdfast.client;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A campaign as it stood when the server answered: how far it has come. Its rule is
/// [NewCampaign]'s.
///
/// @param issued coupons that count against the quota: all but the revoked
/// @param remaining coupons that can still be given out
/// @param spent minor units that the redeemed ones took off
public record Campaign(
    String id,
    String name,
    Status status,
    String currency,
    long quota,
    @Nullable Long budget,
    Instant startsAt,
    @Nullable Instant endsAt,
    long issued,
    long remaining,
    long held,
    long redeemed,
    long expired,
    long revoked,
    long spent,
    long version) {
  public enum Status {
    ACTIVE,
    PAUSED,
    CLOSED,
    /// One that this SDK does not know yet.
    @JsonEnumDefaultValue
    UNRECOGNIZED
  }
}
