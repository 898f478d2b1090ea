package dev.holdfast.testkit;

import static dev.holdfast.stock.StockTables.STOCK;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Refusal;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.stock.Movement;
import dev.holdfast.stock.Quantities;
import dev.holdfast.stock.Stock;
import dev.holdfast.stock.StockCell;
import dev.holdfast.stock.StockMoved;
import java.util.List;

/// Takes units off the only cell of a SKU: the smallest command that can oversell.
///
/// @param units 1 or more
public record TakeUnits(String sku, long units) implements Command {
  /// Taken; so many are left.
  public record UnitsTaken(long left) implements Outcome {}

  /// There are only so many.
  public record UnitsMissing(long available) implements Refusal {}

  /// Decides [TakeUnits].
  public static final class TakeUnitsDecider implements Decider<TakeUnits> {
    @Override
    public void needs(TakeUnits command, Workspace loaded, Needs needs) {
      needs.lock(STOCK, command.sku());
    }

    @Override
    public Outcome decide(TakeUnits command, Workspace workspace, Context context) {
      var cell = workspace.get(STOCK, command.sku()).cells().getFirst();
      long left = cell.quantities().onHand() - command.units();
      var after = new Quantities(Math.max(left, 0), 0, 0, 0);
      var moved =
          new StockCell(
              cell.id(), cell.sku(), cell.location(), cell.priority(), after, cell.version() + 1);
      workspace.put(STOCK, command.sku(), new Stock(command.sku(), List.of(moved)));
      workspace.append(
          new Entry("stock", cell.id(), moved.version(), taken(cell, command.units())));
      return left < 0 ? new UnitsMissing(cell.quantities().onHand()) : new UnitsTaken(left);
    }

    private static StockMoved taken(StockCell cell, long units) {
      return new StockMoved(
          Movement.ADJUST, cell.sku(), cell.location(), -units, 0, 0, 0, null, null, "taken");
    }
  }
}
