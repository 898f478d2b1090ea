package dev.holdfast.cli.chaos;

import dev.holdfast.client.AuditReport;
import dev.holdfast.client.Order;
import dev.holdfast.client.Payment;
import dev.holdfast.client.Refund;
import dev.holdfast.client.StockLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Both sides of a run, made by hand: one order each, paid or given back or never paid.
final class World {
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

  final List<Order> orders = new ArrayList<>();
  final Map<String, Payment> payments = new HashMap<>();
  final Map<String, Integer> successes = new HashMap<>();
  final List<Charge> ledger = new ArrayList<>();
  long committed;
  AuditReport audit = new AuditReport(true, NOON, List.of());

  /// An order that was paid by its first payment.
  World paid(String id) {
    orders.add(order(id, Order.Status.CONFIRMED, Order.PaymentStatus.PAID));
    payment(id, Payment.Status.SUCCEEDED, 100);
    ledger.add(charge(id, "PAID", 100, List.of(), told(null, "GENUINE", true)));
    successes.put(id, 1);
    committed++;
    return this;
  }

  /// An order that ended without money; its payment was closed.
  World unpaid(String id) {
    orders.add(order(id, Order.Status.EXPIRED, Order.PaymentStatus.UNPAID));
    payment(id, Payment.Status.CLOSED, 0);
    ledger.add(charge(id, "CLOSED", 0, List.of()));
    return this;
  }

  /// An order that ended and was paid too late: the money went back.
  World refunded(String id) {
    orders.add(order(id, Order.Status.EXPIRED, Order.PaymentStatus.REFUNDED));
    payment(id, Payment.Status.SUCCEEDED, 100);
    ledger.add(charge(id, "PAID", 100, List.of(back("r" + id, 100))));
    return this;
  }

  List<String> violations() {
    return Comparison.violations(books(), ledger);
  }

  Books books() {
    var stock = new StockLevel("CHAOS", 10, 0, committed, 0, 10 - committed, List.of());
    return new Books(orders, payments, successes, stock, audit);
  }

  void payment(String id, Payment.Status status, long captured) {
    payments.put(
        id,
        new Payment(
            id,
            id,
            "alipay",
            status,
            100,
            captured,
            "CNY",
            null,
            null,
            null,
            Map.of(),
            NOON,
            null,
            List.of(),
            NOON,
            NOON.plusSeconds(3)));
  }

  static Order order(String id, Order.Status status, Order.PaymentStatus money) {
    return held(id, status, money, List.of());
  }

  static Order held(
      String id, Order.Status status, Order.PaymentStatus money, List<String> holdReasons) {
    return new Order(
        id,
        "b",
        status,
        money,
        Order.FulfilmentStatus.UNFULFILLED,
        Order.ReturnStatus.NONE,
        holdReasons,
        "CNY",
        100,
        0,
        0,
        0,
        100,
        0,
        0,
        List.of(),
        List.of(),
        null,
        List.of(),
        List.<Order.RefundSummary>of(),
        List.of(),
        List.of(),
        null,
        null,
        Map.of(),
        NOON,
        NOON,
        1);
  }

  /// @param paid minor units, at noon
  static Charge charge(
      String id, String state, long paid, List<Charge.Back> refunds, Charge.Told... told) {
    var trade =
        new Charge.Trade(
            "t" + id,
            "alipay",
            id,
            100,
            state,
            paid,
            paid > 0 ? NOON.toEpochMilli() : 0,
            state.equals("CLOSED") ? NOON.toEpochMilli() : 0,
            Map.of(),
            Set.of());
    return new Charge(trade, refunds, List.of(told));
  }

  static Charge.Back back(String id, long amount) {
    return new Charge.Back(id, id, amount, Refund.Status.SUCCEEDED.name());
  }

  static Charge.Told told(@Nullable String fate, String copy, boolean accepted) {
    var attempt = new Charge.Attempt(copy, accepted);
    return new Charge.Told("paid", copy.equals("FORGED"), fate, List.of(attempt), "ACKNOWLEDGED");
  }
}
