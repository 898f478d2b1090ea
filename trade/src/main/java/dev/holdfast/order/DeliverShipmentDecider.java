package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.DeliverShipment.ShipmentDelivered;

final class DeliverShipmentDecider implements Decider<DeliverShipment> {
  @Override
  public void needs(DeliverShipment command, Workspace loaded, Needs needs) {
    OrderNeeds.orderOf(OrderTables.SHIPMENT_ORDER, command.shipmentId(), loaded, needs);
  }

  @Override
  public Outcome decide(DeliverShipment command, Workspace workspace, Context context) {
    long id = command.shipmentId();
    var order = OrderNeeds.find(OrderTables.SHIPMENT_ORDER, id, workspace);
    if (order == null) return new ShipmentNotFound(Long.toString(id));
    var shipment = order.shipment(id);
    var deliveredAt = shipment.deliveredAt();
    if (deliveredAt != null) return new AlreadyDelivered(Long.toString(id), deliveredAt);
    if (!Transitions.allows(order, Action.DELIVER)) {
      return IllegalTransition.of(Action.DELIVER, order);
    }
    return deliver(shipment, order, workspace, context);
  }

  private static ShipmentDelivered deliver(
      Shipment shipment, Order order, Workspace workspace, Context context) {
    var draft = new OrderDraft(order);
    var delivered = Selection.of(order, shipment.lines());
    draft.lines(line -> line.deliver(delivered.units(line)));
    var after = shipment.delivered(context.now());
    draft.replace(shipment, after);
    draft.finish(
        Action.DELIVER,
        workspace,
        now -> new OrderEvent.ShipmentDelivered(now.status(), Long.toString(shipment.id())));
    return new ShipmentDelivered(ShipmentView.of(order.id(), after));
  }
}
