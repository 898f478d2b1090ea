package dev.holdfast.cli.replay;

import dev.holdfast.cli.replay.InvoiceOutcome.Stage;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.Order;
import java.util.Optional;
import java.util.Set;

/// Sends everything that one invoice asks for. Thread-safe for different buyers.
///
/// @param services SKUs without stock
record InvoiceReplay(HoldfastClient client, Set<String> services) {
  static final String LOCATION = "MAIN";

  /// What changes the available stock comes first.
  ///
  /// @param received the buyer's goods so far; this order's are added, its returns taken out
  /// @param stockSettled called once the invoice will not change any available stock any more
  InvoiceOutcome run(PlannedInvoice invoice, DeliveredGoods received, Runnable stockSettled) {
    var refusals = new Refusals(invoice);
    var orders = new OrderReplay(client, invoice, refusals);
    var returns = new ReturnReplay(client, invoice, refusals);
    boolean ordered = !invoice.sales().isEmpty();
    var order = ordered ? orders.place() : Optional.<Order>empty();
    int adjusted = adjust(invoice, refusals);
    long returned = returns.run(received, services);
    stockSettled.run();
    var stage = order.map(orders::fulfil).orElse(ordered ? Stage.REFUSED : Stage.NO_ORDER);
    if (stage == Stage.DELIVERED) received.add(invoice, order.orElseThrow().id());
    return new InvoiceOutcome(stage, adjusted, returned, returns.unmatched(), refusals.steps());
  }

  private int adjust(PlannedInvoice invoice, Refusals refusals) {
    int adjusted = 0;
    for (int i = 0; i < invoice.adjustments().size(); i++) {
      var adjustment = invoice.adjustments().get(i);
      var step = "adjust-" + (i + 1);
      var result =
          client
              .stock()
              .adjust(
                  ReplayKeys.step(invoice, step),
                  adjustment.sku(),
                  LOCATION,
                  adjustment.delta(),
                  adjustment.reason());
      if (refusals.unless(step, result).isPresent()) adjusted++;
    }
    return adjusted;
  }
}
