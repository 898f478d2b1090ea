package dev.holdfast.order;

import dev.holdfast.promotion.Proportion;

/// The points that an order was placed with; never changes.
///
/// @param points more than 0
/// @param discount minor units that they take off the lines
public record OrderPoints(long points, long discount) {
  /// Of these the order keeps what it keeps of its total; what is cancelled or refunded gives its
  /// part back. Where nothing is to be paid, the goods tell how much of it is left.
  ///
  /// @param due minor units
  long kept(OrderFacts order, long due) {
    long total = order.amounts().total();
    if (total > 0) return points - Proportion.of(points, total - due, total);
    long goods = 0;
    long gone = 0;
    for (var line : order.lines()) {
      goods += line.unitPrice() * line.quantity();
      gone += line.unitPrice() * (line.cancelled() + line.refunded());
    }
    return goods == 0 ? points : points - Proportion.of(points, gone, goods);
  }
}
