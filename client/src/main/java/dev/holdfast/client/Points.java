package dev.holdfast.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A buyer's points: balances, and a page of what led to them, newest first.
///
/// @param balances by currency
/// @param nextCursor null when this is the last page
public record Points(
    String buyerId, List<Balance> balances, List<Transfer> items, @Nullable String nextCursor) {
  /// @param available what can be spent
  /// @param held what orders that wait for their money have
  /// @param owed what was taken back and had been spent already; new points pay for it first
  public record Balance(
      String buyerId, String currency, long available, long held, long owed, long version) {}

  /// Points that went from one account to another.
  ///
  /// @param number of the buyer's transfers in this currency, from 1
  /// @param key what it was for, such as `earn:ORDER`
  /// @param from,to accounts, by the names the API documents
  /// @param reason an operator's
  public record Transfer(
      String currency,
      long number,
      String key,
      String from,
      String to,
      long points,
      @Nullable String orderId,
      @Nullable String reason,
      Instant at) {}
}
