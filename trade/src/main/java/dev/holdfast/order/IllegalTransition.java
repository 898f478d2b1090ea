package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;
import java.util.List;
import java.util.Set;

/// Where the order stands, this cannot be done.
///
/// @param orderStatus the order axis; not `status`, which in a problem is the HTTP status
/// @param action what was asked for
/// @param allowedActions what could be done instead
public record IllegalTransition(
    Action action,
    OrderStatus orderStatus,
    PaymentStatus paymentStatus,
    FulfilmentStatus fulfilmentStatus,
    ReturnStatus returnStatus,
    Set<HoldReason> holdReasons,
    List<Action> allowedActions)
    implements Refusal,
        CancelOrder.Result,
        ShipOrder.Result,
        DeliverShipment.Result,
        RequestReturn.Result,
        ReceiveReturn.Result,
        CloseReturn.Result,
        RefundOrder.Result,
        OpenPayment.Result {
  static IllegalTransition of(Action action, Order order) {
    return new IllegalTransition(
        action,
        order.status(),
        order.paymentStatus(),
        order.fulfilmentStatus(),
        order.returnStatus(),
        order.holdReasons(),
        Transitions.allowedActions(order));
  }
}
