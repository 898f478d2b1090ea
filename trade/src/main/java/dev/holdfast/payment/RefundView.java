package dev.holdfast.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A refund as callers see it.
///
/// @param amount minor units
/// @param note why it failed
public record RefundView(
    String id,
    String orderId,
    String paymentId,
    RefundState status,
    long amount,
    String currency,
    String reason,
    @Nullable String reference,
    @Nullable String note,
    Instant createdAt,
    @Nullable Instant settledAt) {
  public static RefundView of(long order, String currency, Refund refund) {
    return new RefundView(
        Long.toString(refund.id()),
        Long.toString(order),
        Long.toString(refund.payment()),
        refund.state(),
        refund.amount(),
        currency,
        refund.reason(),
        refund.reference(),
        refund.note(),
        refund.createdAt(),
        refund.settledAt());
  }
}
