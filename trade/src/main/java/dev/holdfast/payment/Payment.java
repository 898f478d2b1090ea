package dev.holdfast.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt to collect money for an order, in the order's currency.
///
/// @param provider `offline`, or the name of an online provider's account
/// @param amount minor units asked for, 1 or more
/// @param captured minor units that really came in; 0 until `SUCCEEDED`
/// @param reference the provider's or operator's reference of the money, null until known
/// @param note an operator's remark
/// @param settledAt when it reached its present final state, null before
public record Payment(
    long id,
    String provider,
    PaymentState state,
    long amount,
    long captured,
    @Nullable String reference,
    @Nullable String note,
    Instant createdAt,
    @Nullable Instant settledAt) {
  /// Bank transfer and cash: an operator's word is the only news.
  public static final String OFFLINE = "offline";

  public Payment {
    if (amount < 1 || captured < 0 || captured > 0 != (state == PaymentState.SUCCEEDED)) {
      throw new IllegalArgumentException(
          "payment %d %s: amount %d, captured %d".formatted(id, state, amount, captured));
    }
  }

  public boolean isOffline() {
    return provider.equals(OFFLINE);
  }

  /// Whether money may be on its way that only the provider can tell of: an operator's word is not
  /// waited for.
  public boolean inFlight() {
    return state == PaymentState.UNKNOWN || state == PaymentState.PENDING && !isOffline();
  }

  /// The money is there.
  public Payment succeeded(@Nullable String reference, @Nullable String note, Instant now) {
    return with(
        PaymentState.SUCCEEDED,
        amount,
        reference == null ? this.reference : reference,
        note == null ? this.note : note,
        now);
  }

  /// It went another way, without money. What is null stays as it was.
  public Payment went(
      PaymentState state, @Nullable String reference, @Nullable String note, Instant now) {
    return with(
        state,
        captured,
        reference == null ? this.reference : reference,
        note == null ? this.note : note,
        state == this.state ? settledAt : state.isFinal() ? now : null);
  }

  public Payment closed(Instant now) {
    return went(PaymentState.CLOSED, null, null, now);
  }

  private Payment with(
      PaymentState state,
      long captured,
      @Nullable String reference,
      @Nullable String note,
      @Nullable Instant settledAt) {
    return new Payment(
        id, provider, state, amount, captured, reference, note, createdAt, settledAt);
  }
}
