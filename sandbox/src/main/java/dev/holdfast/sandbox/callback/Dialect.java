package dev.holdfast.sandbox.callback;

import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.ledger.Copy;
import dev.holdfast.sandbox.ledger.Message;
import dev.holdfast.sandbox.ledger.Refund;
import dev.holdfast.sandbox.ledger.Trade;
import java.util.List;
import java.util.Optional;

/// How a channel tells the merchant something. Thread-safe.
public interface Dialect {
  Channel channel();

  /// What it sends about a trade that was paid.
  List<Note> paid(Trade trade);

  /// What it sends about a trade that was closed.
  List<Note> closed(Trade trade);

  /// What it sends about a refund that came to its end.
  ///
  /// @param refunded minor units of the trade that have gone back so far, with this refund
  List<Note> refunded(Trade trade, Refund refund, long refunded);

  /// What it sends about a refund that was accepted and failed.
  List<Note> refundFailed(Trade trade, Refund refund);

  /// Where the buyer goes once he has paid; empty when he stays.
  Optional<String> returnUrl(Trade trade);

  /// Signs a message, anew for each send.
  ///
  /// @param copy `FORGED` with a stranger's key, `PROBE` badly, `CORRUPT` well and then one bit is
  ///   flipped that matters; else as it should be
  /// @param now milliseconds since 1970
  Parcel seal(Message message, Copy copy, long now);

  /// Whether it tests the merchant with bad signatures.
  boolean probes();

  /// Whether the merchant's answer stops the sends.
  boolean accepts(int status, String body);
}
