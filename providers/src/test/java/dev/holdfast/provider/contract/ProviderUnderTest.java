package dev.holdfast.provider.contract;

import dev.holdfast.provider.Charge;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.PaymentProvider;
import dev.holdfast.provider.Repayment;
import java.time.Instant;
import java.util.Set;

/// An adapter, and the provider's side of it: what it sends, and what it will answer from now on.
public interface ProviderUnderTest extends AutoCloseable {
  /// What a provider knows of a payment or refund.
  enum Knows {
    NOTHING,
    WAITING,
    DONE,
    ENDED
  }

  PaymentProvider provider();

  Gateway gateway();

  String currency();

  /// A callback: the charge is paid.
  ///
  /// @param amount minor units that came in
  Incoming paid(Charge charge, long amount, Instant sentAt);

  /// The same, signed with the provider's other active key.
  Incoming paidByOtherKey(Charge charge, Instant sentAt);

  /// The same, signed with a key that is active no more.
  Incoming paidByRetiredKey(Charge charge, Instant sentAt);

  /// The same, genuine, of another merchant.
  Incoming paidToStranger(Charge charge, Instant sentAt);

  /// A callback: the money is back.
  Incoming refunded(Repayment repayment, Instant sentAt);

  /// Headers that are signed or are signatures.
  Set<String> signedHeaders();

  /// Whether a callback says when it was sent.
  boolean tellsTime();

  /// How the payment stands at the provider, for every call that asks or ends.
  void knows(Charge charge, Knows state);

  /// How the refund stands, `ENDED` is without success.
  void knows(Repayment repayment, Knows state);

  @Override
  void close();
}
