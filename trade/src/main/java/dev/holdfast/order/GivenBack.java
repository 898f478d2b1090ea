package dev.holdfast.order;

import java.util.List;

/// Whether an order has been undone as a whole, so that what it was given comes back as a whole.
final class GivenBack {
  private GivenBack() {}

  /// Either nothing is left of its goods, or all the money for what is left has gone back. That
  /// nothing is due is not enough: what is left may have been free, or paid with points.
  ///
  /// @param due minor units
  static boolean wholly(List<OrderLine> lines, long due) {
    boolean left = false;
    long value = 0;
    for (var line : lines) {
      long units = line.quantity() - line.cancelled() - line.refunded();
      if (units == 0) continue;
      left = true;
      value += line.valueOfNext(units);
    }
    return !left || value > 0 && due == 0;
  }
}
