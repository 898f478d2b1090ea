package dev.holdfast.sandbox.ledger;

import java.util.Map;

/// Money on its way back. Times are milliseconds since 1970, 0 for never.
///
/// @param id the provider's
/// @param number the merchant's; one refund for each trade and number
/// @param amount minor units
/// @param dueAt when the money moves
public record Refund(
    String id,
    String trade,
    String number,
    long amount,
    String reason,
    String notifyUrl,
    Map<String, String> extras,
    long askedAt,
    long dueAt,
    RefundState state,
    long settledAt) {

  public String extra(String name) {
    return extras.getOrDefault(name, "");
  }

  public Refund settled(long at) {
    return ended(RefundState.SUCCEEDED, at);
  }

  public Refund failed(long at) {
    return ended(RefundState.FAILED, at);
  }

  /// Asked for again after it had failed.
  public Refund again(long at, long due) {
    return new Refund(
        id, trade, number, amount, reason, notifyUrl, extras, at, due, RefundState.PENDING, 0);
  }

  private Refund ended(RefundState how, long at) {
    return new Refund(
        id, trade, number, amount, reason, notifyUrl, extras, askedAt, dueAt, how, at);
  }
}
