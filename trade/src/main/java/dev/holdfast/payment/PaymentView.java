package dev.holdfast.payment;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A payment as callers see it.
///
/// @param amount minor units asked for
/// @param captured minor units that came in
/// @param providerParams what the buyer needs to pay; for `offline`: `paymentReference`, which he
///   quotes in his transfer
public record PaymentView(
    String id,
    String orderId,
    String provider,
    PaymentState status,
    long amount,
    long captured,
    String currency,
    @Nullable String reference,
    @Nullable String note,
    SortedMap<String, String> providerParams,
    Instant createdAt,
    @Nullable Instant settledAt) {
  public static PaymentView of(long order, String currency, Payment payment) {
    return new PaymentView(
        Long.toString(payment.id()),
        Long.toString(order),
        payment.provider(),
        payment.state(),
        payment.amount(),
        payment.captured(),
        currency,
        payment.reference(),
        payment.note(),
        params(payment),
        payment.createdAt(),
        payment.settledAt());
  }

  private static SortedMap<String, String> params(Payment payment) {
    return payment.isOffline()
        ? new TreeMap<>(Map.of("paymentReference", Long.toString(payment.id())))
        : new TreeMap<>();
  }
}
