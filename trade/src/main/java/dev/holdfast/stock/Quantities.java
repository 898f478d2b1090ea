package dev.holdfast.stock;

/// How many units a cell holds, each 0 or more, and never more promised than there is.
///
/// @param onHand physically there
/// @param reserved soft holds of unpaid orders, which have a deadline
/// @param committed hard holds of paid orders, until shipped
/// @param unavailable damaged, in quality control, safety stock
public record Quantities(long onHand, long reserved, long committed, long unavailable) {
  public static final Quantities NONE = new Quantities(0, 0, 0, 0);

  public Quantities {
    if (onHand < 0
        || reserved < 0
        || committed < 0
        || unavailable < 0
        || onHand - reserved - committed - unavailable < 0) {
      throw new IllegalArgumentException(
          "onHand %d, reserved %d, committed %d, unavailable %d"
              .formatted(onHand, reserved, committed, unavailable));
    }
  }

  /// Units that may still be promised: `onHand - reserved - committed - unavailable`, never below
  /// 0.
  public long available() {
    return onHand - reserved - committed - unavailable;
  }

  public Quantities plus(Quantities other) {
    return new Quantities(
        onHand + other.onHand,
        reserved + other.reserved,
        committed + other.committed,
        unavailable + other.unavailable);
  }
}
