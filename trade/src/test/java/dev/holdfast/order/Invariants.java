package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.Refund;
import dev.holdfast.payment.RefundState;
import dev.holdfast.stock.Quantities;
import dev.holdfast.stock.StockMoved;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// What must be true of a shop at any time.
final class Invariants {
  private Invariants() {}

  static void check(Shop shop) {
    gaplessVersions(shop);
    quantitiesAreTheSumOfMovements(shop);
    holdsAreTheOrders(shop);
    for (var order : shop.orders()) {
      money(order);
      lines(order);
      axes(order, shop.now());
    }
  }

  private static void gaplessVersions(Shop shop) {
    var last = new HashMap<String, Long>();
    for (var entry : shop.journal().stream().map(Workspace.Journaled::entry).toList()) {
      var key = entry.aggregate() + entry.id();
      assertThat(entry.version()).as(key).isEqualTo(last.getOrDefault(key, 0L) + 1);
      last.put(key, entry.version());
    }
    for (var order : shop.orders()) {
      assertThat(last).containsEntry("order" + order.id(), order.version());
    }
    for (var stock : shop.stocks()) {
      for (var cell : stock.cells()) {
        assertThat(last).containsEntry("stock" + cell.id(), cell.version());
      }
    }
  }

  private static void quantitiesAreTheSumOfMovements(Shop shop) {
    var sums = new HashMap<Long, long[]>();
    for (var entry : shop.journal().stream().map(Workspace.Journaled::entry).toList()) {
      if (entry.event() instanceof StockMoved moved) add(sums, entry, moved);
    }
    for (var stock : shop.stocks()) {
      for (var cell : stock.cells()) {
        var sum = sums.getOrDefault(cell.id(), new long[4]);
        assertThat(new Quantities(sum[0], sum[1], sum[2], sum[3])).isEqualTo(cell.quantities());
      }
    }
  }

  private static void add(Map<Long, long[]> sums, Entry entry, StockMoved moved) {
    var sum = sums.computeIfAbsent(entry.id(), id -> new long[4]);
    sum[0] += moved.onHand();
    sum[1] += moved.reserved();
    sum[2] += moved.committed();
    sum[3] += moved.unavailable();
  }

  private static void holdsAreTheOrders(Shop shop) {
    var reserved = new HashMap<Long, Long>();
    var committed = new HashMap<Long, Long>();
    for (var order : shop.orders()) {
      for (var line : order.lines()) {
        for (var allocation : line.allocations()) {
          if (allocation.held() == 0) continue;
          assertThat(order.status())
              .as("order that holds stock")
              .isIn(OrderStatus.PENDING_PAYMENT, OrderStatus.CONFIRMED);
          var holds = order.status() == OrderStatus.CONFIRMED ? committed : reserved;
          holds.merge(allocation.cell(), allocation.held(), Long::sum);
        }
      }
    }
    for (var stock : shop.stocks()) {
      for (var cell : stock.cells()) {
        var q = cell.quantities();
        assertThat(q.reserved()).isEqualTo(reserved.getOrDefault(cell.id(), 0L));
        assertThat(q.committed()).isEqualTo(committed.getOrDefault(cell.id(), 0L));
      }
    }
  }

  private static void money(Order order) {
    var amounts = order.amounts();
    long value = amounts.shipping() - amounts.discount();
    for (var line : order.lines()) value += line.unitPrice() * line.quantity() + line.tax();
    assertThat(amounts.total()).isEqualTo(value);
    assertThat(amounts.captured())
        .isEqualTo(order.payments().stream().mapToLong(Payment::captured).sum());
    assertThat(amounts.refunded())
        .isEqualTo(
            order.refunds().stream()
                .filter(r -> r.state() != RefundState.FAILED)
                .mapToLong(Refund::amount)
                .sum());
    for (var payment : order.payments()) {
      long back =
          order.refunds().stream()
              .filter(r -> r.payment() == payment.id() && r.state() != RefundState.FAILED)
              .mapToLong(Refund::amount)
              .sum();
      assertThat(back).as("refunds of one payment").isLessThanOrEqualTo(payment.captured());
    }
    assertThat(order.holdReasons().contains(HoldReason.PAYMENT_MISMATCH))
        .as("money that does not fit")
        .isEqualTo(order.payments().stream().anyMatch(Payment::mismatched));
    assertThat(order.holdReasons().contains(HoldReason.REFUND_STUCK))
        .as("refunds that are stuck")
        .isEqualTo(order.refunds().stream().anyMatch(Refund::stuck));
    assertThat(order.holdReasons().contains(HoldReason.REFUND_MISMATCH))
        .as("refunds that are doubted")
        .isEqualTo(order.refunds().stream().anyMatch(Refund::doubted));
    long excess = amounts.captured() - amounts.refunded() - amounts.due();
    if (order.status() == OrderStatus.PENDING_PAYMENT) {
      assertThat(excess).as("money of an unpaid order").isNegative();
    } else {
      assertThat(excess).as("excess").isNotNegative();
      assertThat(excess > 0).isEqualTo(order.holdReasons().contains(HoldReason.OVERPAID));
    }
  }

  private static void lines(Order order) {
    boolean live =
        order.status() == OrderStatus.PENDING_PAYMENT || order.status() == OrderStatus.CONFIRMED;
    for (var line : order.lines()) {
      long held = line.allocations().stream().mapToLong(a -> a.held()).sum();
      long away = line.allocations().stream().mapToLong(a -> a.away()).sum();
      assertThat(held).isEqualTo(live && line.tracked() ? line.unshipped() : 0);
      assertThat(away).isEqualTo(line.tracked() ? line.shipped() - line.returned() : 0);
    }
    long shipped = order.lines().stream().mapToLong(OrderLine::shipped).sum();
    long delivered = order.lines().stream().mapToLong(OrderLine::delivered).sum();
    long inShipments = 0;
    long inDelivered = 0;
    for (var shipment : order.shipments()) {
      long units = shipment.lines().stream().mapToLong(LineQuantity::quantity).sum();
      inShipments += units;
      if (shipment.deliveredAt() != null) inDelivered += units;
    }
    assertThat(inShipments).isEqualTo(shipped);
    assertThat(inDelivered).isEqualTo(delivered);
  }

  private static void axes(Order order, Instant now) {
    boolean allGone = order.lines().stream().allMatch(l -> l.cancelled() == l.quantity());
    boolean allThere =
        order.lines().stream().allMatch(l -> l.delivered() + l.cancelled() == l.quantity());
    boolean anyOut = order.lines().stream().anyMatch(l -> l.shipped() > 0);
    assertThat(order.status() == OrderStatus.CANCELLED).isEqualTo(allGone);
    if (order.status() == OrderStatus.COMPLETED) assertThat(allThere).isTrue();
    if (order.status() == OrderStatus.CONFIRMED && order.holdReasons().isEmpty()) {
      assertThat(allThere).isFalse();
    }
    assertThat(order.fulfilmentStatus() == FulfilmentStatus.UNFULFILLED).isEqualTo(!anyOut);
    assertThat(order.fulfilmentStatus() == FulfilmentStatus.DELIVERED)
        .isEqualTo(anyOut && allThere);
    boolean paid = order.payments().stream().anyMatch(p -> p.state() == PaymentState.SUCCEEDED);
    if (order.paymentStatus() == PaymentStatus.UNPAID) assertThat(paid).isFalse();
    if (order.paymentStatus() == PaymentStatus.REFUNDED) {
      assertThat(order.amounts().refunded()).isEqualTo(order.amounts().captured());
    }
    if (order.status() == OrderStatus.CONFIRMED || order.status() == OrderStatus.COMPLETED) {
      assertThat(order.paymentStatus()).isNotIn(PaymentStatus.UNPAID, PaymentStatus.PARTIALLY_PAID);
    }
    if (order.status() == OrderStatus.EXPIRED || order.status() == OrderStatus.CANCELLED) {
      assertThat(order.amounts().due()).isZero();
      assertThat(order.payments())
          .as("payments that are still waited for")
          .noneMatch(p -> p.isOffline() && p.state() == PaymentState.CREATED)
          .noneMatch(p -> p.inFlight() && !p.isOffline() && !p.closing(now));
    }
  }
}
