package dev.holdfast.cli.chaos;

import dev.holdfast.client.AuditReport;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.Order;
import dev.holdfast.client.Payment;
import dev.holdfast.client.Refund;
import dev.holdfast.client.StockLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// The shop's books, as its API tells them.
///
/// @param payments by id
/// @param successes how often the journal says that a payment succeeded, by its id
record Books(
    List<Order> orders,
    Map<String, Payment> payments,
    Map<String, Integer> successes,
    StockLevel stock,
    AuditReport audit) {

  static Books read(HoldfastClient shop) {
    var orders = shop.orders().all().toList();
    return new Books(
        orders,
        payments(shop, orders),
        successes(shop),
        shop.stock().find(Buyers.SKU).orElseThrow(),
        shop.audit().run());
  }

  private static Map<String, Payment> payments(HoldfastClient shop, List<Order> orders) {
    var payments = new ConcurrentHashMap<String, Payment>();
    try (var threads = Executors.newFixedThreadPool(16, Thread.ofVirtual().factory())) {
      for (var order : orders) {
        for (var summary : order.payments()) {
          threads.execute(
              () -> payments.put(summary.id(), shop.payments().find(summary.id()).orElseThrow()));
        }
      }
    }
    return payments;
  }

  private static Map<String, Integer> successes(HoldfastClient shop) {
    var successes = new HashMap<String, Integer>();
    var page = shop.journal().after("");
    while (!page.items().isEmpty()) {
      for (var entry : page.items()) {
        if (!"SUCCEEDED".equals(entry.data().get("state"))) continue;
        if (entry.data().get("payment") instanceof String payment
            && !entry.data().containsKey("refund")) {
          successes.merge(payment, 1, Integer::sum);
        }
      }
      page = shop.journal().after(String.valueOf(page.nextCursor()));
    }
    return successes;
  }

  /// How many orders are under way.
  static long open(HoldfastClient shop) {
    return shop.orders().all().filter(order -> !isSettled(order)).count();
  }

  static boolean isSettled(Order order) {
    return order.status() != Order.Status.PENDING_PAYMENT
        && order.payments().stream().allMatch(payment -> isFinal(payment.status()))
        && order.refunds().stream().allMatch(refund -> isFinal(refund.status()));
  }

  private static boolean isFinal(Payment.Status status) {
    return switch (status) {
      case SUCCEEDED, FAILED, CLOSED -> true;
      case CREATED, PENDING, UNKNOWN, UNRECOGNIZED -> false;
    };
  }

  private static boolean isFinal(Refund.Status status) {
    return switch (status) {
      case SUCCEEDED, FAILED -> true;
      case REQUESTED, PENDING, UNKNOWN, UNRECOGNIZED -> false;
    };
  }
}
