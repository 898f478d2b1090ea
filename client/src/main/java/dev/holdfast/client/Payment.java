package dev.holdfast.client;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One attempt to collect money for an order. Amounts are minor units of `currency`.
///
/// @param amount asked for
/// @param captured came in
/// @param reference the provider's or operator's reference of the money, null until known
/// @param providerParams what the buyer needs to pay; for `offline` the `paymentReference` to quote
/// @param settledAt when it reached its present final state, null before
public record Payment(
    String id,
    String orderId,
    String provider,
    Status status,
    long amount,
    long captured,
    String currency,
    @Nullable String reference,
    @Nullable String note,
    Map<String, String> providerParams,
    Instant createdAt,
    @Nullable Instant settledAt) {
  /// Where it stands.
  public enum Status {
    CREATED,
    PENDING,
    /// The provider did not answer: neither succeeded nor failed.
    UNKNOWN,
    SUCCEEDED,
    FAILED,
    CLOSED,
    /// One that this SDK does not know yet.
    @JsonEnumDefaultValue
    UNRECOGNIZED
  }
}
