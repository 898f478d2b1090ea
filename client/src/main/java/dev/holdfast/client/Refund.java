package dev.holdfast.client;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Money on its way back to the buyer.
///
/// @param paymentId the payment it returns money of
/// @param amount minor units
/// @param note why it failed
/// @param settledAt when it reached its present final state, null before
public record Refund(
    String id,
    String orderId,
    String paymentId,
    Status status,
    long amount,
    String currency,
    String reason,
    @Nullable String reference,
    @Nullable String note,
    Instant createdAt,
    @Nullable Instant settledAt) {
  /// Where it stands.
  public enum Status {
    REQUESTED,
    PENDING,
    /// The provider did not answer: neither succeeded nor failed.
    UNKNOWN,
    SUCCEEDED,
    FAILED,
    /// One that this SDK does not know yet.
    @JsonEnumDefaultValue
    UNRECOGNIZED
  }
}
