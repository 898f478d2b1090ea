package dev.holdfast.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A payment as a provider needs to know it.
///
/// @param paymentId ours; the provider's merchant order number or idempotency key
/// @param amount minor units, 1 or more
/// @param currency ISO 4217
/// @param title what the buyer reads at the provider
/// @param providerId the provider's own id, null until it is known
/// @param expiresAt when the provider shall no longer take the money
public record Charge(
    long paymentId,
    long orderId,
    long amount,
    String currency,
    String title,
    @Nullable String providerId,
    Instant createdAt,
    Instant expiresAt) {
  /// The title, cut at a whole character.
  ///
  /// @param limit Java chars that fit
  public String title(int limit) {
    return Cut.of(title, limit);
  }
}
