package dev.holdfast.cli.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one buyer has received and not sent back yet. Not thread-safe: a buyer's invoices run one
/// after the other.
final class DeliveredGoods {
  private final Map<String, Deque<Delivered>> newestFirst = new HashMap<>();

  /// Units of one order line.
  ///
  /// @param invoice the one that ordered them
  /// @param order the order's id
  /// @param line the order line's number
  record Units(String invoice, String order, int line, long quantity) {}

  private record Delivered(String invoice, String order, int line, long remaining) {
    Delivered without(long units) {
      return new Delivered(invoice, order, line, remaining - units);
    }
  }

  /// Takes note of a delivery of the whole order.
  ///
  /// @param order its id
  void add(PlannedInvoice invoice, String order) {
    for (int i = 0; i < invoice.sales().size(); i++) {
      var sale = invoice.sales().get(i);
      newestFirst
          .computeIfAbsent(sale.sku(), _ -> new ArrayDeque<>())
          .push(new Delivered(invoice.number(), order, i + 1, sale.quantity()));
    }
  }

  /// Takes units back, newest delivery first.
  ///
  /// @return at most `quantity` units; fewer when there are no more
  List<Units> take(String sku, long quantity) {
    var deliveries = newestFirst.getOrDefault(sku, new ArrayDeque<>());
    var taken = new ArrayList<Units>();
    long missing = quantity;
    while (missing > 0 && !deliveries.isEmpty()) {
      var newest = deliveries.pop();
      long units = Math.min(missing, newest.remaining());
      taken.add(new Units(newest.invoice(), newest.order(), newest.line(), units));
      missing -= units;
      if (units < newest.remaining()) deliveries.push(newest.without(units));
    }
    return taken;
  }
}
