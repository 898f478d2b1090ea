package dev.holdfast.payment;

import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.stock.Bounds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was learnt about a payment.
///
/// @param state anything but `CREATED`
/// @param amount minor units that came in; needed for `SUCCEEDED`
/// @param currency of the amount; needed for `SUCCEEDED`
/// @param reference the provider's or operator's reference of the money
/// @param note an operator's remark
/// @param at when it happened at the provider, null when the source does not say
public record PaymentNews(
    PaymentState state,
    @Nullable Long amount,
    @Nullable String currency,
    @Nullable String reference,
    @Nullable String note,
    @Nullable Instant at) {
  public PaymentNews {
    if (Bounds.present("state", state) == PaymentState.CREATED) {
      throw new InvalidCommand("state", "must not be CREATED");
    }
    if (amount != null) Bounds.within("amount", amount, 1, Bounds.MAX_AMOUNT);
    if (currency != null) Bounds.currency("currency", currency);
    if (state == PaymentState.SUCCEEDED) {
      Bounds.present("amount", amount);
      Bounds.present("currency", currency);
    }
    Bounds.optionalText("reference", reference, Bounds.MAX_TEXT);
    Bounds.optionalNote("note", note);
  }

  /// News whose source does not say when it happened.
  public PaymentNews(
      PaymentState state,
      @Nullable Long amount,
      @Nullable String currency,
      @Nullable String reference,
      @Nullable String note) {
    this(state, amount, currency, reference, note, null);
  }
}
