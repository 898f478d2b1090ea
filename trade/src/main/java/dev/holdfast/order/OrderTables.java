package dev.holdfast.order;

import dev.holdfast.kernel.Index;
import dev.holdfast.kernel.Table;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.Refund;
import java.util.List;

/// The order table, first in the lock order, and the ways to it from its parts.
public final class OrderTables {
  /// By id; the order's row is the lock for all its parts.
  public static final Table<Long, Order> ORDER = Table.ranked("orders", 10);

  public static final Index<Long, Long, Order> PAYMENT_ORDER =
      new Index<>("payment", ORDER, order -> order.payments().stream().map(Payment::id).toList());
  public static final Index<Long, Long, Order> REFUND_ORDER =
      new Index<>("refund", ORDER, order -> order.refunds().stream().map(Refund::id).toList());
  public static final Index<Long, Long, Order> SHIPMENT_ORDER =
      new Index<>(
          "shipment", ORDER, order -> order.shipments().stream().map(Shipment::id).toList());

  /// From a buyer to the buyer's first order that was paid.
  public static final Index<String, Long, Order> PAID_ORDER_OF =
      new Index<>(
          "paid_order_of",
          19,
          ORDER,
          order -> wasPaid(order.paymentStatus()) ? List.of(order.buyerId()) : List.of());

  private OrderTables() {}

  private static boolean wasPaid(PaymentStatus status) {
    return switch (status) {
      case UNPAID, PARTIALLY_PAID -> false;
      case PAID, PARTIALLY_REFUNDED, REFUNDED -> true;
    };
  }
}
