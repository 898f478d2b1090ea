package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;
import java.time.Instant;

/// The shipment reached the buyer before; nothing happens twice.
public record AlreadyDelivered(String shipmentId, Instant deliveredAt)
    implements Refusal, DeliverShipment.Result {}
