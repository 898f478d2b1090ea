package dev.holdfast.server.api;

import dev.holdfast.order.DeliverShipment;
import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Body;
import dev.holdfast.server.web.Call;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Goods on their way out.
@Controller
@RequestMapping(path = "/v1/shipments/{id}", produces = Answer.JSON)
public final class ShipmentApi {
  private final Commands commands;

  ShipmentApi(Commands commands) {
    this.commands = commands;
  }

  /// The body is empty or `{}`.
  @Allow(Scope.FULFILMENT_WRITE)
  @PostMapping("/delivery")
  Answer deliver(Call call, @PathVariable String id, Body body) {
    long shipment = PathId.SHIPMENT.parse(id);
    return commands.run(call, body.orEmptyAs(fields -> new DeliverShipment(shipment)));
  }
}
