package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;

/// There is no such shipment (HTTP 404).
public record ShipmentNotFound(String shipmentId) implements Refusal, DeliverShipment.Result {}
