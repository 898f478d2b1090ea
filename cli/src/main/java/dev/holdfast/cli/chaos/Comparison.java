package dev.holdfast.cli.chaos;

import dev.holdfast.client.Order;
import dev.holdfast.client.Payment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether the shop's books and the provider's ledger tell the same story, and a good one.
final class Comparison {
  private static final Set<String> BAD_COPIES = Set.of("CORRUPT", "FORGED", "PROBE");

  private final Books books;
  private final List<Charge> ledger;
  private final List<String> violations = new ArrayList<>();

  private Comparison(Books books, List<Charge> ledger) {
    this.books = books;
    this.ledger = ledger;
  }

  /// What is wrong, a line for each.
  static List<String> violations(Books books, List<Charge> ledger) {
    var comparison = new Comparison(books, ledger);
    ledger.forEach(comparison::charge);
    comparison.uncharged();
    var byOrder = comparison.byOrder();
    for (var order : books.orders()) {
      comparison.order(order, byOrder.getOrDefault(order.id(), List.of()));
    }
    comparison.effects();
    comparison.audit();
    return comparison.violations;
  }

  private void wrong(String text, Object... values) {
    violations.add(text.formatted(values));
  }

  private void charge(Charge charge) {
    for (var told : charge.callbacks()) {
      for (var attempt : told.attempts()) {
        if (attempt.accepted() && BAD_COPIES.contains(attempt.copy())) {
          wrong("payment %s: a %s callback was accepted", charge.payment(), attempt.copy());
        }
      }
    }
    var payment = books.payments().get(charge.payment());
    if (payment == null) {
      if (charge.isPaid()) wrong("charge %s is not in the books", charge.trade().id());
      return;
    }
    boolean succeeded = payment.status() == Payment.Status.SUCCEEDED;
    if (succeeded != charge.isPaid()) {
      wrong(
          "payment %s is %s here and %s at the provider",
          payment.id(), payment.status(), charge.trade().state());
    } else if (payment.captured() != charge.trade().paid()) {
      wrong(
          "payment %s: captured %d, charged %d",
          payment.id(), payment.captured(), charge.trade().paid());
    }
    if (charge.refunds().size() > 1) {
      wrong("payment %s was refunded %d times", payment.id(), charge.refunds().size());
    }
  }

  /// What succeeded here and is nowhere at the provider.
  private void uncharged() {
    var charged = new HashSet<String>();
    for (var charge : ledger) if (charge.isPaid()) charged.add(charge.payment());
    for (var payment : books.payments().values()) {
      if (payment.status() == Payment.Status.SUCCEEDED && !charged.contains(payment.id())) {
        wrong("payment %s succeeded without a charge", payment.id());
      }
    }
  }

  private Map<String, List<Charge>> byOrder() {
    var byOrder = new HashMap<String, List<Charge>>();
    for (var charge : ledger) {
      var payment = books.payments().get(charge.payment());
      if (payment == null) continue;
      byOrder.computeIfAbsent(payment.orderId(), id -> new ArrayList<>()).add(charge);
    }
    return byOrder;
  }

  private void order(Order order, List<Charge> charges) {
    if (!Books.isSettled(order)) wrong("order %s is still under way: %s", order.id(), order);
    if (!order.holdReasons().isEmpty()) {
      wrong("order %s waits for a person: %s", order.id(), order.holdReasons());
    }
    long kept = 0;
    for (var charge : charges) kept += charge.trade().paid() - charge.refunded();
    boolean isConfirmed = order.status() == Order.Status.CONFIRMED;
    long due = isConfirmed ? order.total() : 0;
    if (kept != due) {
      wrong(
          "order %s is %s %s and the provider keeps %d instead of %d",
          order.id(), order.status(), order.paymentStatus(), kept, due);
    }
    if (isConfirmed != (order.paymentStatus() == Order.PaymentStatus.PAID)) {
      wrong("order %s is %s and %s", order.id(), order.status(), order.paymentStatus());
    }
  }

  /// Nothing happened twice: not in the journal, not to the stock.
  private void effects() {
    books
        .successes()
        .forEach((payment, times) -> {
          if (times > 1) wrong("payment %s succeeded %d times", payment, times);
        });
    long confirmed =
        books.orders().stream().filter(o -> o.status() == Order.Status.CONFIRMED).count();
    var stock = books.stock();
    if (stock.committed() != confirmed || stock.reserved() != 0) {
      wrong("%d orders are confirmed, but the stock is %s", confirmed, stock);
    }
  }

  private void audit() {
    for (var invariant : books.audit().invariants()) {
      if (!invariant.holds()) wrong("audit: %s: %s", invariant.name(), invariant.violations());
    }
  }
}
