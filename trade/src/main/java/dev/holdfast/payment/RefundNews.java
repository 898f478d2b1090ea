package dev.holdfast.payment;

import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.stock.Bounds;
import org.jspecify.annotations.Nullable;

/// What was learnt about a refund.
///
/// @param state anything but `REQUESTED`
/// @param amount minor units that went back; null when the source does not say
/// @param currency of the amount; null when the source does not say
/// @param reference the provider's or operator's reference of the money
/// @param note why it failed, or an operator's remark
/// @param stuck whether it goes on only when a person does something at the provider
public record RefundNews(
    RefundState state,
    @Nullable Long amount,
    @Nullable String currency,
    @Nullable String reference,
    @Nullable String note,
    boolean stuck) {
  public RefundNews {
    if (Bounds.present("state", state) == RefundState.REQUESTED) {
      throw new InvalidCommand("state", "must not be REQUESTED");
    }
    if (amount != null) Bounds.within("amount", amount, 1, Bounds.MAX_AMOUNT);
    if (currency != null) Bounds.currency("currency", currency);
    Bounds.optionalText("reference", reference, Bounds.MAX_TEXT);
    Bounds.optionalNote("note", note);
    if (stuck && state.isFinal())
      throw new InvalidCommand("stuck", "must not be of what has ended");
  }

  /// News of a refund that goes on by itself, or has ended.
  public RefundNews(
      RefundState state,
      @Nullable Long amount,
      @Nullable String currency,
      @Nullable String reference,
      @Nullable String note) {
    this(state, amount, currency, reference, note, false);
  }
}
