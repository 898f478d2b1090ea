package dev.holdfast.stock;

/// How many units a cell holds, each 0 or more.
///
/// @param onHand physically there
/// @param reserved soft holds of unpaid orders, which have a deadline
/// @param committed hard holds of paid orders, until shipped
/// @param unavailable damaged, in quality control, safety stock
public record Quantities(long onHand, long reserved, long committed, long unavailable) {
  public static final Quantities NONE = new Quantities(0, 0, 0, 0);

  /// Units that may still be promised: `onHand - reserved - committed - unavailable`, never below
  /// 0.
  public long available() {
    return onHand - reserved - committed - unavailable;
  }
}
