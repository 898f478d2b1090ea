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

  private record Confirmation(
      String reference, long amount, String currency, @Nullable String note) {}
}
