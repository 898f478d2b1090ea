package dev.holdfast.order;

import dev.holdfast.payment.Refund;
import dev.holdfast.stock.Allocation;
import java.util.List;

/// States that no command of today leads to.
final class Samples {
  private Samples() {}

  static OrderLine line(
      long quantity, long cancelled, long shipped, long delivered, long returned, long refunded) {
    return new OrderLine(
        1,
        "A",
        "Title A",
        true,
        quantity,
        100,
        10,
        0,
        cancelled,
        shipped,
        delivered,
        returned,
        refunded,
        List.of(new Allocation(1, 0, 0)));
  }

  /// The line with more of it gone, however it went: only its value counts.
  static OrderLine gone(OrderLine line, long units) {
    return new OrderLine(
        line.number(),
        line.sku(),
        line.title(),
        line.tracked(),
        line.quantity(),
        line.unitPrice(),
        line.tax(),
        line.discount(),
        line.cancelled() + line.refunded() + units,
        0,
        0,
        0,
        0,
        List.of());
  }

  /// The order with its only refund replaced.
  static Order withRefund(Order order, Refund refund) {
    return new Order(
        order.id(),
        order.buyerId(),
        order.currency(),
        order.status(),
        order.paymentStatus(),
        order.fulfilmentStatus(),
        order.returnStatus(),
        order.holdReasons(),
        order.lines(),
        order.amounts(),
        List.of(),
        null,
        order.payments(),
        List.of(refund),
        order.shipments(),
        order.reference(),
        order.note(),
        order.metadata(),
        order.createdAt(),
        order.expiresAt(),
        order.version());
  }
}
