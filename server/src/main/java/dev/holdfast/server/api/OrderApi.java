package dev.holdfast.server.api;

import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Caller;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Body;
import dev.holdfast.server.web.Call;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// What is done to orders.
@Controller
@RequestMapping(path = "/v1/orders", produces = Answer.JSON)
public final class OrderApi {
  private final Commands commands;

  OrderApi(Commands commands) {
    this.commands = commands;
  }

  @Allow(value = Scope.ORDERS_WRITE, buyers = true)
  @PostMapping
  Answer place(Call call, Body body) {
    return commands.run(call, body.as(fields -> OrderRequests.place(fields, call.caller())));
  }

  @Allow(value = Scope.ORDERS_WRITE, buyers = true)
  @PostMapping("/{id}/cancel")
  Answer cancel(Call call, @PathVariable String id, Body body) {
    long order = PathId.ORDER.parse(id);
    var buyer = onlyBuyer(call.caller());
    return commands.run(call, body.as(f -> OrderRequests.cancel(f, order, buyer)));
  }

  @Allow(value = Scope.PAYMENTS_WRITE, buyers = true)
  @PostMapping("/{id}/payments")
  Answer openPayment(Call call, @PathVariable String id, Body body) {
    long order = PathId.ORDER.parse(id);
    var buyer = onlyBuyer(call.caller());
    return commands.run(call, body.as(f -> OrderRequests.openPayment(f, order, buyer)));
  }

  @Allow(value = Scope.ORDERS_WRITE, buyers = true)
  @PostMapping("/{id}/returns")
  Answer requestReturn(Call call, @PathVariable String id, Body body) {
    long order = PathId.ORDER.parse(id);
    var buyer = onlyBuyer(call.caller());
    return commands.run(call, body.as(fields -> OrderRequests.requestReturn(fields, order, buyer)));
  }

  @Allow(Scope.FULFILMENT_WRITE)
  @PostMapping("/{id}/returns/receipts")
  Answer receiveReturn(Call call, @PathVariable String id, Body body) {
    long order = PathId.ORDER.parse(id);
    return commands.run(call, body.as(fields -> OrderRequests.receiveReturn(fields, order)));
  }

  @Allow(Scope.ORDERS_WRITE)
  @PostMapping("/{id}/returns/close")
  Answer closeReturn(Call call, @PathVariable String id, Body body) {
    long order = PathId.ORDER.parse(id);
    return commands.run(call, body.as(fields -> OrderRequests.closeReturn(fields, order)));
  }

  @Allow(Scope.FULFILMENT_WRITE)
  @PostMapping("/{id}/shipments")
  Answer ship(Call call, @PathVariable String id, Body body) {
    long order = PathId.ORDER.parse(id);
    return commands.run(call, body.as(fields -> OrderRequests.ship(fields, order)));
  }

  @Allow(Scope.REFUNDS_WRITE)
  @PostMapping("/{id}/refunds")
  Answer refund(Call call, @PathVariable String id, Body body) {
    long order = PathId.ORDER.parse(id);
    return commands.run(call, body.as(fields -> OrderRequests.refund(fields, order)));
  }

  /// Whose orders alone exist for the caller; null for all.
  private static @Nullable String onlyBuyer(Caller caller) {
    return switch (caller) {
      case Caller.KeyHolder key -> null;
      case Caller.Buyer buyer -> buyer.buyerId();
    };
  }
}
