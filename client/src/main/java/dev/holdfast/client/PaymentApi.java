package dev.holdfast.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Money on its way in.
public final class PaymentApi {
  private final Requests requests;

  PaymentApi(Requests requests) {
    this.requests = requests;
  }

  public Optional<Payment> find(String id) {
    return requests.find(Call.path("payments", id), Payment.class);
  }

  /// An operator's word that the money of an offline payment came in.
  ///
  /// @param reference the bank's or the till's reference
  /// @param amount minor units that came in
  /// @param currency ISO 4217 code
  public Result<Payment> confirm(
      IdempotencyKey key,
      String id,
      String reference,
      long amount,
      String currency,
      @Nullable String note) {
    var body = new Confirmation(reference, amount, currency, note);
    return requests.write(
        Call.post(Call.path("payments", id, "confirm"), key, body), Payment.class);
  }

  /// Asks the provider how the payment stands, now; answers it as it is then.
  public Optional<Payment> sync(String id) {
    return requests.ask(Call.path("payments", id, "sync"), Payment.class);
  }

  /// As [#sync], because the buyer came back from the provider.
  public Optional<Payment> returned(String id) {
    return requests.ask(Call.path("payments", id, "return"), Payment.class);
  }

  /// Decides what becomes of money that does not fit the payment: one of [Payment#misfits].
  public Result<Payment> resolve(
      IdempotencyKey key,
      String id,
      Decision decision,
      Payment.Misfit money,
      @Nullable String note) {
    var body = new Resolution(decision, money.amount(), money.currency(), money.reference(), note);
    return requests.write(
        Call.post(Call.path("payments", id, "resolve"), key, body), Payment.class);
  }

  /// About money that does not fit.
  public enum Decision {
    /// It counts for what it is.
    ACCEPT,
    /// It goes back to the buyer.
    REFUND,
    /// It never counts.
    DISMISS
  }

  private record Resolution(
      Decision decision,
      long amount,
      String currency,
      @Nullable String reference,
      @Nullable String note) {}

  private record Confirmation(
      String reference, long amount, String currency, @Nullable String note) {}
}
