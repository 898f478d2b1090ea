package dev.holdfast.stock;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Workspace;
import org.jspecify.annotations.Nullable;

/// What the back office's commands on one cell have in common: they name a SKU and a location, both
/// of which must exist.
abstract sealed class CellDecider<C extends Command> implements Decider<C>
    permits ReceiveStockDecider, AdjustStockDecider, CountStockDecider {

  /// The cell that a command is about; without units when nothing was ever there.
  record Place(Stock stock, StockCell cell, StockLedger ledger) {
    Stock post(StockChange change, @Nullable String reason) {
      return ledger.post(stock, cell, change, reason);
    }

    Quantities quantities() {
      return cell.quantities();
    }

    /// Whether the SKU's stock can take this many units more.
    boolean fits(long units) {
      return stock.onHand() + units <= Bounds.MAX_ON_HAND;
    }

    StockOverflow overflow(long units, String field) {
      return new StockOverflow(stock.sku(), stock.onHand(), units, Bounds.MAX_ON_HAND, field);
    }

    InsufficientQuantity insufficient(long units) {
      return new InsufficientQuantity(
          stock.sku(), cell.location(), units, cell.quantities().available());
    }
  }

  abstract String sku(C command);

  abstract String location(C command);

  abstract Outcome decide(C command, Place place);

  /// The SKU's row is locked too: it guards that a cell is opened once.
  @Override
  public final void needs(C command, Workspace loaded, Needs needs) {
    needs.read(StockTables.LOCATION, location(command));
    needs.lock(StockTables.SKU, sku(command));
    needs.lock(StockTables.STOCK, sku(command));
  }

  @Override
  public final Outcome decide(C command, Workspace workspace, Context context) {
    var sku = workspace.find(StockTables.SKU, sku(command));
    if (sku == null) return new SkuNotFound(sku(command));
    if (!sku.tracked()) return new SkuUntracked(sku.code());
    var location = workspace.find(StockTables.LOCATION, location(command));
    if (location == null) return new LocationNotFound(location(command), "location");
    var ledger = new StockLedger(workspace);
    var stock = ledger.stock(sku.code());
    var cell = stock.at(location.code());
    if (cell != null) return decide(command, new Place(stock, cell, ledger));
    var opened = open(sku.code(), location, context);
    return decide(command, new Place(stock.plus(opened), opened, ledger));
  }

  private static StockCell open(String sku, Location location, Context context) {
    long id = context.ids().next(sku);
    return new StockCell(id, sku, location.code(), location.priority(), Quantities.NONE, 0);
  }
}
