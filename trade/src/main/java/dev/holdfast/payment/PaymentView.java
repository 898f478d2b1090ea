package dev.holdfast.payment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A payment as callers see it.
///
/// @param amount minor units asked for
/// @param captured minor units that came in
/// @param providerId the provider's own id of it
/// @param providerParams what the buyer needs to pay, empty until the provider has said so; for
///   `offline`: `paymentReference`, which he quotes in his transfer
/// @param closesAt when it is closed at its online provider, unless its money is there by then
/// @param misfit money that came in and does not fit: the one to decide about, or else the last
/// @param misfits all of it, in the order of its coming
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
    @Nullable String providerId,
    SortedMap<String, String> providerParams,
    @Nullable Instant closesAt,
    @Nullable Misfit misfit,
    List<Misfit> misfits,
    Instant createdAt,
    @Nullable Instant settledAt) {
  public static PaymentView of(long order, String currency, Payment payment) {
    var online = payment.online();
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
        online == null ? null : online.providerId(),
        online == null ? offlineParams(payment) : online.params(),
        online == null ? null : online.closesAt(),
        payment.misfit(),
        payment.misfits(),
        payment.createdAt(),
        payment.settledAt());
  }

  private static SortedMap<String, String> offlineParams(Payment payment) {
    return new TreeMap<>(Map.of("paymentReference", Long.toString(payment.id())));
  }
}
