package dev.holdfast.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Money to give back: an amount, or the price of units of some lines, with or without the goods
/// coming back.
///
/// @param amount minor units; null when `lines` say it
/// @param lines units given back at the price paid; null when `amount` says it
public record NewRefund(
    @Nullable Long amount, @Nullable List<LineQuantity> lines, Restock restock, String reason) {
  /// What becomes of the goods.
  public enum Restock {
    /// Back on hand, may be sold again.
    SELLABLE,
    /// Back on hand, not for sale.
    DAMAGED,
    /// They do not come back.
    NONE
  }

  public static NewRefund of(long amount, String reason) {
    return new NewRefund(amount, null, Restock.NONE, reason);
  }

  public static NewRefund of(List<LineQuantity> lines, Restock restock, String reason) {
    return new NewRefund(null, List.copyOf(lines), restock, reason);
  }
}
