package dev.holdfast.order;

import dev.holdfast.kernel.Index;
import dev.holdfast.kernel.Table;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.Refund;

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

  private OrderTables() {}
}
