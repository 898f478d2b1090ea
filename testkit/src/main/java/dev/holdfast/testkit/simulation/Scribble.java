package dev.holdfast.testkit.simulation;

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
import dev.holdfast.stock.StockTables;

/// A command whose decision first makes a mess of a stock and then refuses, or fails: nothing of it
/// may be seen.
record Scribble(String sku, boolean fails) implements Command {
  record Scribbled(String sku) implements Refusal {}

  static final class ScribbleDecider implements Decider<Scribble> {
    @Override
    public void needs(Scribble command, Workspace loaded, Needs needs) {
      needs.lock(StockTables.STOCK, command.sku());
    }

    @Override
    public Outcome decide(Scribble command, Workspace workspace, Context context) {
      var stock = workspace.find(StockTables.STOCK, command.sku());
      if (stock != null) workspace.put(StockTables.STOCK, command.sku(), scribbledOn(stock));
      var moved =
          new StockMoved(
              Movement.ADJUST, command.sku(), "MAIN", 7, 0, 0, 0, null, null, "scribble");
      workspace.append(new Entry("stock", context.ids().next("scribble"), 9, moved));
      if (command.fails()) throw new IllegalStateException(ChaosFaults.CONSTRAINT);
      return new Scribbled(command.sku());
    }

    private static Stock scribbledOn(Stock stock) {
      var cells = stock.cells().stream().map(ScribbleDecider::scribbledOn).toList();
      return new Stock(stock.sku(), cells);
    }

    private static StockCell scribbledOn(StockCell cell) {
      var all = new Quantities(cell.quantities().onHand() + 7, 0, 0, 0);
      return new StockCell(
          cell.id(), cell.sku(), cell.location(), cell.priority(), all, cell.version() + 7);
    }
  }
}
