package dev.holdfast.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A refund as a provider needs to know it.
///
/// @param refundId ours; the provider's refund request number or idempotency key
/// @param charge the payment that money of goes back
/// @param amount minor units to give back, at most the charge's
/// @param providerId the provider's own id of the refund, null until it is known
public record Repayment(
    long refundId,
    Charge charge,
    long amount,
    String reason,
    @Nullable String providerId,
    Instant createdAt) {
  /// The reason, cut at a whole character.
  ///
  /// @param limit Java chars that fit
  public String reason(int limit) {
    return Cut.of(reason, limit);
  }
}
