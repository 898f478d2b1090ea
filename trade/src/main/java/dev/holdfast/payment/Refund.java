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
/// @param stuck whether it goes on only when a person does something at the provider
/// @param doubted whether news contradicts what is known of it, and no person has looked yet
public record Refund(
    long id,
    long payment,
    RefundState state,
    long amount,
    String reason,
    @Nullable String reference,
    @Nullable String note,
    Instant createdAt,
    @Nullable Instant settledAt,
    boolean stuck,
    boolean doubted) {
  public Refund {
    if (amount < 1 || stuck && state.isFinal()) {
      throw new IllegalArgumentException("refund %d %s of %d".formatted(id, state, amount));
    }
  }

  /// The money is back.
  public Refund succeeded(@Nullable String reference, Instant now) {
    return went(RefundState.SUCCEEDED, reference, null, false, now);
  }

  /// Something was learnt about it. What is null stays as it was.
  public Refund went(
      RefundState state,
      @Nullable String reference,
      @Nullable String note,
      boolean stuck,
      Instant now) {
    return new Refund(
        id,
        payment,
        state,
        amount,
        reason,
        reference == null ? this.reference : reference,
        note == null ? this.note : note,
        createdAt,
        state.isFinal() ? now : null,
        stuck,
        doubted);
  }

  /// News contradicts what is known of it, or a person has looked at it.
  public Refund doubted(boolean doubted) {
    return new Refund(
        id, payment, state, amount, reason, reference, note, createdAt, settledAt, stuck, doubted);
  }
}
