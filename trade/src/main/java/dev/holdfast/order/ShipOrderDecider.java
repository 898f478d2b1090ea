package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.ShipOrder.ShipmentCreated;

final class ShipOrderDecider implements Decider<ShipOrder> {
  @Override
  public void needs(ShipOrder command, Workspace loaded, Needs needs) {
    OrderNeeds.orderWithStockAlone(command.orderId(), loaded, needs);
  }

  @Override
  public Outcome decide(ShipOrder command, Workspace workspace, Context context) {
    var order = OrderNeeds.find(command.orderId(), null, workspace);
    if (order == null) return new OrderNotFound(Long.toString(command.orderId()));
    if (!Transitions.allows(order, Action.SHIP)) return IllegalTransition.of(Action.SHIP, order);
    var refusal = Selection.refusal(order, command.lines(), OrderLine::unshipped);
    return refusal != null ? refusal : ship(command, order, workspace, context);
  }

  private static ShipmentCreated ship(
      ShipOrder command, Order order, Workspace workspace, Context context) {
    var draft = new OrderDraft(order);
    var stock = new LineStock(workspace, order.id());
    var shipped = Selection.of(order, command.lines());
    draft.lines(line -> stock.ship(line, shipped.units(line)));
    var shipment =
        new Shipment(
            context.ids().next(order.buyerId()),
            command.lines(),
            command.carrier(),
            command.tracking(),
            context.now(),
            null);
    draft.add(shipment);
    draft.finish(Action.SHIP, workspace, now -> event(shipment, now));
    return new ShipmentCreated(ShipmentView.of(order.id(), shipment));
  }

  private static OrderEvent event(Shipment shipment, Order now) {
    return new OrderEvent.OrderShipped(
        now.status(),
        Long.toString(shipment.id()),
        shipment.lines(),
        shipment.carrier(),
        shipment.tracking());
  }
}
