package dev.holdfast.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Money on its way back to the buyer.
///
/// @param payment the payment it returns money of
/// @param amount minor units, 1 or more
/// @param reference the provider's or operator's reference, null until known
/// @param note why it failed, or an operator's remark
/// @param settledAt when it reached its present final state, null before
public record Refund(
    long id,
    long payment,
    RefundState state,
    long amount,
    String reason,
    @Nullable String reference,
    @Nullable String note,
    Instant createdAt,
    @Nullable Instant settledAt) {
  public Refund {
    if (amount < 1) throw new IllegalArgumentException("refund %d of %d".formatted(id, amount));
  }

  /// The money is back.
  public Refund succeeded(@Nullable String reference, Instant now) {
    return went(RefundState.SUCCEEDED, reference, null, now);
  }

  /// Something was learnt about it. What is null stays as it was.
  public Refund went(
      RefundState state, @Nullable String reference, @Nullable String note, Instant now) {
    return new Refund(
        id,
        payment,
        state,
        amount,
        reason,
        reference == null ? this.reference : reference,
        note == null ? this.note : note,
        createdAt,
        state.isFinal() ? now : null);
  }
}
