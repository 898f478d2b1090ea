package dev.holdfast.cli.replay;

import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.LineQuantity;
import dev.holdfast.client.NewRefund;
import dev.holdfast.client.NewRefund.Restock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Sends back the goods of one invoice: a refund for each order that they came from, and another
/// for that order's services, which go on no shelf. Not thread-safe.
final class ReturnReplay {
  private final HoldfastClient client;
  private final PlannedInvoice invoice;
  private final Refusals refusals;
  private final List<UnmatchedReturn> unmatched = new ArrayList<>();

  ReturnReplay(HoldfastClient client, PlannedInvoice invoice, Refusals refusals) {
    this.client = client;
    this.invoice = invoice;
    this.refusals = refusals;
  }

  /// Units of one order that are refunded together.
  private record Parcel(String order, String invoice, Restock restock) {}

  /// Units that a row of the file gives back.
  private record Given(PlannedInvoice.Return row, DeliveredGoods.Units units) {}

  /// Matches every return with what the buyer received, and refunds what matched.
  ///
  /// @param services SKUs without stock
  /// @return units given back
  long run(DeliveredGoods received, Set<String> services) {
    var parcels = new LinkedHashMap<Parcel, List<Given>>();
    for (var back : invoice.returns()) {
      var restock = services.contains(back.sku()) ? Restock.NONE : Restock.SELLABLE;
      long missing = back.quantity();
      for (var units : received.take(back.sku(), back.quantity())) {
        var parcel = new Parcel(units.order(), units.invoice(), restock);
        parcels.computeIfAbsent(parcel, _ -> new ArrayList<>()).add(new Given(back, units));
        missing -= units.quantity();
      }
      if (missing > 0) unmatched(back, missing, "no such delivery");
    }
    long refunded = 0;
    for (var parcel : parcels.entrySet()) refunded += refund(parcel.getKey(), parcel.getValue());
    return refunded;
  }

  List<UnmatchedReturn> unmatched() {
    return List.copyOf(unmatched);
  }

  private long refund(Parcel parcel, List<Given> given) {
    var perLine = new TreeMap<Integer, Long>();
    for (var some : given) {
      perLine.merge(some.units().line(), some.units().quantity(), Long::sum);
    }
    var lines =
        perLine.entrySet().stream()
            .map(line -> new LineQuantity(line.getKey(), line.getValue()))
            .toList();
    var step = "refund-" + parcel.invoice() + "-" + parcel.restock();
    var refund = NewRefund.of(lines, parcel.restock(), "return " + invoice.number());
    var result = client.orders().refund(ReplayKeys.step(invoice, step), parcel.order(), refund);
    if (refusals.unless(step, result).isPresent()) return sum(given);
    for (var some : given) unmatched(some.row(), some.units().quantity(), "the refund was refused");
    return 0;
  }

  private void unmatched(PlannedInvoice.Return row, long quantity, String reason) {
    unmatched.add(new UnmatchedReturn(row.line(), invoice.number(), row.sku(), quantity, reason));
  }

  private static long sum(List<Given> given) {
    return given.stream().mapToLong(some -> some.units().quantity()).sum();
  }
}
