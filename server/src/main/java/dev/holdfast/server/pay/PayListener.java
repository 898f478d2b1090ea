package dev.holdfast.server.pay;

import java.time.Duration;

/// Hears what happens with providers, for metrics. Must be quick and thread-safe.
public interface PayListener {
  /// A callback came in.
  ///
  /// @param fate `stored`, `repeated`, `forged`, `probe`, `too-large`, `too-slow`, `overloaded`,
  ///   `failed`
  void received(String account, String fate);

  /// A stored callback was looked at.
  ///
  /// @param fate what its state is now: `done`, `parked`, ...; `again` when it could not be decided
  void processed(String account, String fate);

  /// A provider was asked.
  ///
  /// @param call `open`, `query`, `close`, `refund`, `query-refund`, `undelivered`
  /// @param answer `seen`, `absent`, `refused`, `unanswered`
  void asked(String account, String call, String answer, long nanos);

  /// An order was paid.
  ///
  /// @param source how it was learnt
  /// @param took from the provider's success to our commit
  void healed(String source, Duration took);
}
