package dev.holdfast.bench.contend;

import dev.holdfast.bench.load.Client;
import dev.holdfast.bench.load.Orders;
import dev.holdfast.bench.load.Workload;
import dev.holdfast.order.LineQuantity;
import dev.holdfast.order.OpenPayment;
import dev.holdfast.order.PlaceOrder;
import dev.holdfast.order.RecordPayment;
import dev.holdfast.order.ShipOrder;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import java.util.List;

/// A client at a [Teller]: places an order, and pays and ships it where the workload says so.
record TellerClient(Orders orders, Teller teller, Tally tally) implements Client {
  @Override
  public int work() throws Exception {
    var order = orders.next();
    var placed = teller.run(order);
    tally.placed(1, order.lines().size());
    if (orders.workload() == Workload.LIFECYCLE) fulfil(Teller.id(placed), order);
    return 1;
  }

  private void fulfil(long id, PlaceOrder order) throws Exception {
    var opened = teller.run(new OpenPayment(id, Payment.OFFLINE, null, null));
    tally.opened();
    long payment = Teller.id(opened);
    long amount = order.lines().size() * Orders.UNIT_PRICE;
    var news =
        new PaymentNews(PaymentState.SUCCEEDED, amount, order.currency(), "bank " + payment, null);
    teller.run(new RecordPayment(payment, news, NewsSource.OPERATOR));
    tally.paid(order.lines().size());
    teller.run(new ShipOrder(id, List.of(new LineQuantity(1, 1)), "Post", null));
    tally.shipped(1);
  }
}
