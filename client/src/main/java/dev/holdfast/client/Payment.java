package dev.holdfast.client;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One attempt to collect money for an order. Amounts are minor units of `currency`.
///
/// @param amount asked for
/// @param captured came in
/// @param reference the provider's or operator's reference of the money, null until known
/// @param providerId the online provider's own id, null until known
/// @param providerParams what the buyer needs to pay, empty until the provider has said so; for
///   `offline` the `paymentReference` to quote
/// @param closesAt when it is closed at its online provider, unless its money is there by then
/// @param misfit money that came in and does not fit: the one to decide about, or else the last;
///   null when there was none
/// @param misfits all of it, in the order of its coming
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
    @Nullable String providerId,
    Map<String, String> providerParams,
    @Nullable Instant closesAt,
    @Nullable Misfit misfit,
    List<Misfit> misfits,
    Instant createdAt,
    @Nullable Instant settledAt) {
  /// Money of another amount or currency, or money that came in a second time.
  ///
  /// @param decided whether a person has decided what becomes of it
  public record Misfit(long amount, String currency, @Nullable String reference, boolean decided) {}

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
