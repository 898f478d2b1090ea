package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;

/// A shipment reached the buyer.
public record DeliverShipment(long shipmentId) implements Command {
  public sealed interface Result extends Outcome
      permits ShipmentNotFound, AlreadyDelivered, IllegalTransition, ShipmentDelivered {}

  public record ShipmentDelivered(ShipmentView shipment) implements Result {}
}
