package dev.holdfast.order;

import dev.holdfast.kernel.Workspace;
import dev.holdfast.stock.Allocation;
import dev.holdfast.stock.Allocator;
import dev.holdfast.stock.StockChange;
import dev.holdfast.stock.StockLedger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/// What happens to an order's lines and to the stock behind them, both at once: a line's
/// allocations always say what its cells hold and have sent for it. Confined to a decision.
final class LineStock {
  private final StockLedger ledger;
  private final long order;

  LineStock(Workspace workspace, long order) {
    this.ledger = new StockLedger(workspace);
    this.order = order;
  }

  /// How units are drawn from a line's cells.
  ///
  /// @param from how many a cell can give
  private record Draw(
      ToLongFunction<Allocation> from, Taking taking, LongFunction<StockChange> change) {
    interface Taking {
      Allocation take(Allocation from, long units);
    }
  }

  /// Holds units for a line; they must be available.
  List<Allocation> promise(String sku, int line, long units, boolean paid) {
    var allocations = Allocator.allocate(ledger.stock(sku), units);
    for (int i = 0; i < allocations.size(); i++) {
      var a = allocations.get(i);
      var change = paid ? StockChange.commitAtOnce(a.held()) : StockChange.reserve(a.held());
      ledger.post(sku, a.cell(), change, order, line);
    }
    return allocations;
  }

  /// Makes a line's soft holds hard ones.
  OrderLine commit(OrderLine line) {
    for (var a : line.allocations()) {
      if (a.held() > 0) post(line, a, StockChange.commit(a.held()));
    }
    return line;
  }

  /// Gives up units that have not shipped, those of the last cells first.
  OrderLine cancel(OrderLine line, long units, boolean paid) {
    if (units == 0) return line;
    LongFunction<StockChange> change =
        paid ? StockChange::releaseCommitted : StockChange::releaseReserved;
    var draw = new Draw(Allocation::held, Allocation::release, change);
    return line.cancel(units, drawn(line, units, draw, true));
  }

  /// Gives back what an order holds whose deadline has passed.
  OrderLine expire(OrderLine line) {
    var draw = new Draw(Allocation::held, Allocation::release, StockChange::expire);
    return line.allocate(drawn(line, line.unshipped(), draw, true));
  }

  OrderLine ship(OrderLine line, long units) {
    if (units == 0) return line;
    var draw = new Draw(Allocation::held, Allocation::ship, StockChange::ship);
    return line.ship(units, drawn(line, units, draw, false));
  }

  /// Takes units back to the cells that they came from.
  OrderLine takeBack(OrderLine line, long units, Restock restock) {
    if (units == 0 || restock == Restock.NONE) return line;
    LongFunction<StockChange> change =
        restock == Restock.SELLABLE ? StockChange::returnSellable : StockChange::returnDamaged;
    var draw = new Draw(Allocation::away, Allocation::takeBack, change);
    return line.takeBack(units, drawn(line, units, draw, false));
  }

  private List<Allocation> drawn(OrderLine line, long units, Draw draw, boolean lastFirst) {
    if (!line.tracked()) return List.of();
    var allocations = new ArrayList<>(line.allocations());
    long left = units;
    for (int n = 0; n < allocations.size() && left > 0; n++) {
      int i = lastFirst ? allocations.size() - 1 - n : n;
      var from = allocations.get(i);
      long taken = Math.min(left, draw.from.applyAsLong(from));
      if (taken == 0) continue;
      post(line, from, draw.change.apply(taken));
      allocations.set(i, draw.taking.take(from, taken));
      left -= taken;
    }
    if (left > 0) throw new IllegalStateException(left + " units too few behind " + line);
    return Collections.unmodifiableList(allocations);
  }

  private void post(OrderLine line, Allocation at, StockChange change) {
    ledger.post(line.sku(), at.cell(), change, order, line.number());
  }
}
