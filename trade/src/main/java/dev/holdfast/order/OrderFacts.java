package dev.holdfast.order;

import dev.holdfast.payment.Payment;
import dev.holdfast.payment.Refund;
import java.util.List;
import java.util.Set;

/// What the conditions of the transition table look at: an order, or one in the making.
sealed interface OrderFacts permits Order, OrderDraft {
  List<OrderLine> lines();

  Amounts amounts();

  List<Payment> payments();

  List<Refund> refunds();

  List<Shipment> shipments();

  Set<HoldReason> holdReasons();

  ReturnStatus returnStatus();
}
