package dev.holdfast.cli.replay;

import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.LineQuantity;
import dev.holdfast.client.NewOrder;
import dev.holdfast.client.NewShipment;
import dev.holdfast.client.Order;
import dev.holdfast.client.Payment;
import dev.holdfast.client.Result;
import dev.holdfast.client.Shipment;
import java.util.Map;
import java.util.Optional;

/// Takes the order of one invoice through its life: placed, paid, shipped, delivered.
final class OrderReplay {
  static final String CURRENCY = "GBP";

  private final HoldfastClient client;
  private final PlannedInvoice invoice;
  private final Refusals refusals;

  OrderReplay(HoldfastClient client, PlannedInvoice invoice, Refusals refusals) {
    this.client = client;
    this.invoice = invoice;
    this.refusals = refusals;
  }

  Optional<Order> place() {
    var lines =
        invoice.sales().stream()
            .map(sale -> NewOrder.Line.of(sale.sku(), sale.quantity(), sale.pence()))
            .toList();
    var order = NewOrder.of(invoice.buyer(), CURRENCY, lines).withReference(invoice.number());
    var located =
        invoice.country().isBlank()
            ? order
            : order.withMetadata(Map.of("country", invoice.country()));
    var key = ReplayKeys.step(invoice, "place");
    return refusals.unless("place", client.orders().place(key, located));
  }

  /// How far a placed order gets.
  InvoiceOutcome.Stage fulfil(Order order) {
    if (order.total() > 0 && !pay(order)) return InvoiceOutcome.Stage.PLACED;
    var shipment = ship(order);
    if (shipment.isEmpty()) return InvoiceOutcome.Stage.PAID;
    var delivered =
        refusals.unless(
            "deliver",
            client.shipments().deliver(ReplayKeys.step(invoice, "deliver"), shipment.get()));
    return delivered.isEmpty() ? InvoiceOutcome.Stage.SHIPPED : InvoiceOutcome.Stage.DELIVERED;
  }

  private boolean pay(Order order) {
    var opened = client.orders().pay(ReplayKeys.step(invoice, "pay"), order.id(), "offline");
    return refusals
        .unless("pay", opened)
        .flatMap(payment -> refusals.unless("confirm", confirm(payment)))
        .isPresent();
  }

  private Result<Payment> confirm(Payment payment) {
    return client
        .payments()
        .confirm(
            ReplayKeys.step(invoice, "confirm"),
            payment.id(),
            "invoice " + invoice.number(),
            payment.amount(),
            payment.currency(),
            null);
  }

  /// All lines in one shipment; its id.
  private Optional<String> ship(Order order) {
    var everything =
        order.lines().stream().map(line -> new LineQuantity(line.line(), line.quantity())).toList();
    var key = ReplayKeys.step(invoice, "ship");
    return refusals
        .unless("ship", client.orders().ship(key, order.id(), NewShipment.of(everything)))
        .map(Shipment::id);
  }
}
