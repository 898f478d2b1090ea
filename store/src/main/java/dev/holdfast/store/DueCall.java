package dev.holdfast.store;

import java.time.Instant;

/// Something that a provider has to be asked about, leased: nobody else asks until the lease is
/// over.
///
/// @param attempt 1 for the first; also the fence of the lease
/// @param now the database's time
public sealed interface DueCall {
  int attempt();

  Instant now();

  /// The payment's or refund's id.
  long id();

  record OfPayment(OnlineCharge charge, int attempt, Instant now) implements DueCall {
    @Override
    public long id() {
      return charge.id();
    }
  }

  record OfRefund(OnlineRefund refund, int attempt, Instant now) implements DueCall {
    @Override
    public long id() {
      return refund.id();
    }
  }
}
