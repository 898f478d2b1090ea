package dev.holdfast.order;

import dev.holdfast.promotion.Trigger;
import java.time.Instant;
import java.util.TreeMap;

/// When an order did what earns coupons and points: told by the order alone, so that it does not
/// matter who asks, how late and how often.
final class Earning {
  private Earning() {}

  /// @param order that is paid, and completed where its delivery is what earns
  static Instant at(Order order, Trigger trigger) {
    return switch (trigger) {
      case ORDER_PAID, FIRST_ORDER, AMOUNT_REACHED -> paidAt(order);
      case ORDER_DELIVERED -> deliveredAt(order);
    };
  }

  /// When the payment came in that covered it, or the last one, when the rest was cancelled.
  private static Instant paidAt(Order order) {
    var byTime = new TreeMap<Instant, Long>();
    for (var payment : order.payments()) {
      var at = payment.settledAt();
      if (at != null) byTime.merge(at, payment.captured(), Long::sum);
    }
    var paid = order.createdAt();
    long captured = 0;
    for (var money : byTime.entrySet()) {
      if (captured >= order.amounts().total()) break;
      if (money.getValue() == 0) continue;
      captured += money.getValue();
      paid = money.getKey();
    }
    return paid;
  }

  /// When the last of its shipments arrived.
  private static Instant deliveredAt(Order order) {
    var last = paidAt(order);
    for (var shipment : order.shipments()) {
      var at = shipment.deliveredAt();
      if (at != null && at.isAfter(last)) last = at;
    }
    return last;
  }
}
