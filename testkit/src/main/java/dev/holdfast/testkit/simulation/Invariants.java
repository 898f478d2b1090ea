package dev.holdfast.testkit.simulation;

import dev.holdfast.kernel.Entry;
import dev.holdfast.order.Order;
import dev.holdfast.order.OrderLine;
import dev.holdfast.order.OrderStatus;
import dev.holdfast.order.OrderTables;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.Refund;
import dev.holdfast.payment.RefundState;
import dev.holdfast.stock.Movement;
import dev.holdfast.stock.Quantities;
import dev.holdfast.stock.StockCell;
import dev.holdfast.stock.StockMoved;
import dev.holdfast.stock.StockTables;
import dev.holdfast.testkit.MemoryDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What must hold after every commit, proven from the committed rows and the journal alone.
final class Invariants {
  private final List<Order> orders;
  private final List<StockCell> cells;
  private final List<Entry> history;
  private final PromotionInvariants promotion;

  private record Aggregate(String kind, long id) {}

  private record LineKey(long order, int line) {}

  Invariants(MemoryDatabase database) {
    this.orders = database.all(OrderTables.ORDER);
    this.cells = database.all(StockTables.STOCK).stream().flatMap(s -> s.cells().stream()).toList();
    this.history = database.history();
    this.promotion = new PromotionInvariants(database);
  }

  void check() {
    versionsHaveNoGap();
    quantitiesAreTheSumOfTheirMovements();
    holdsBelongToLiveOrders();
    whatWasShippedLeft();
    orders.forEach(Invariants::moneyAddsUp);
    promotion.check();
  }

  private void versionsHaveNoGap() {
    var versions = new HashMap<Aggregate, Long>();
    for (var entry : history) {
      var aggregate = new Aggregate(entry.aggregate(), entry.id());
      long expected = versions.merge(aggregate, 1L, Long::sum);
      require(
          entry.version() == expected,
          "%s has %d after %d",
          aggregate,
          entry.version(),
          expected - 1);
    }
    for (var order : orders) {
      long last = versions.getOrDefault(new Aggregate("order", order.id()), 0L);
      require(last == order.version(), "order %d: journal ends at %d", order.id(), last);
    }
    for (var cell : cells) {
      long last = versions.getOrDefault(new Aggregate("stock", cell.id()), 0L);
      require(last == cell.version(), "cell %d: journal ends at %d", cell.id(), last);
    }
  }

  private void quantitiesAreTheSumOfTheirMovements() {
    var sums = new HashMap<Long, long[]>();
    for (var entry : history) {
      if (!(entry.event() instanceof StockMoved moved)) continue;
      var sum = sums.computeIfAbsent(entry.id(), id -> new long[4]);
      sum[0] += moved.onHand();
      sum[1] += moved.reserved();
      sum[2] += moved.committed();
      sum[3] += moved.unavailable();
    }
    for (var cell : cells) {
      var sum = sums.getOrDefault(cell.id(), new long[4]);
      var moved = new Quantities(sum[0], sum[1], sum[2], sum[3]);
      require(moved.equals(cell.quantities()), "cell %s, but its movements make %s", cell, moved);
    }
  }

  private void holdsBelongToLiveOrders() {
    var reserved = new HashMap<Long, Long>();
    var committed = new HashMap<Long, Long>();
    for (var order : orders) {
      for (var line : order.lines()) {
        for (var allocation : line.allocations()) {
          if (allocation.held() == 0) continue;
          holders(order, reserved, committed)
              .merge(allocation.cell(), allocation.held(), Long::sum);
        }
      }
    }
    for (var cell : cells) {
      var q = cell.quantities();
      long soft = reserved.getOrDefault(cell.id(), 0L);
      long hard = committed.getOrDefault(cell.id(), 0L);
      require(q.reserved() == soft, "%s, but orders reserve %d", cell, soft);
      require(q.committed() == hard, "%s, but orders have %d committed", cell, hard);
    }
  }

  private static Map<Long, Long> holders(
      Order order, Map<Long, Long> reserved, Map<Long, Long> committed) {
    return switch (order.status()) {
      case PENDING_PAYMENT -> reserved;
      case CONFIRMED -> committed;
      case COMPLETED, CANCELLED, EXPIRED ->
          throw new AssertionError("ended, but holds stock: " + order);
    };
  }

  private void whatWasShippedLeft() {
    var shipped = new HashMap<LineKey, Long>();
    for (var entry : history) {
      if (!(entry.event() instanceof StockMoved moved) || moved.movement() != Movement.SHIP)
        continue;
      var order = moved.order();
      var line = moved.line();
      require(order != null && line != null, "shipped for nobody: %s", moved);
      if (order != null && line != null) {
        shipped.merge(new LineKey(order, line), -moved.onHand(), Long::sum);
      }
    }
    for (var order : orders) {
      for (var line : order.lines()) {
        long left = shipped.getOrDefault(new LineKey(order.id(), line.number()), 0L);
        long said = line.tracked() ? line.shipped() : 0;
        require(left == said, "order %d: %s, but %d left", order.id(), line, left);
      }
    }
  }

  private static void moneyAddsUp(Order order) {
    var amounts = order.amounts();
    long captured = order.payments().stream().mapToLong(Payment::captured).sum();
    long refunded =
        order.refunds().stream()
            .filter(refund -> refund.state() != RefundState.FAILED)
            .mapToLong(Refund::amount)
            .sum();
    long lines = order.lines().stream().mapToLong(Invariants::value).sum();
    long total = lines - amounts.discount() + amounts.shipping() + amounts.tax();
    long kept = amounts.captured() - amounts.refunded();
    boolean promised =
        order.status() == OrderStatus.CONFIRMED || order.status() == OrderStatus.COMPLETED;
    require(amounts.total() == total, "total should be %d: %s", total, order);
    require(amounts.captured() == captured, "payments captured %d: %s", captured, order);
    require(amounts.refunded() == refunded, "refunds make %d: %s", refunded, order);
    require(!promised || kept >= amounts.due(), "promised, but not covered: %s", order);
    boolean waits = !order.holdReasons().isEmpty();
    require(waits || kept <= amounts.due(), "money without a home: %s", order);
  }

  private static long value(OrderLine line) {
    return line.quantity() * line.unitPrice();
  }

  private static void require(boolean holds, String otherwise, Object... what) {
    if (!holds) throw new AssertionError(otherwise.formatted(what));
  }
}
