package dev.holdfast.stock;

import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one place where quantities change, each time together with the movement that explains it.
/// Wants the SKU's row of [StockTables#STOCK] locked. Confined to a decision.
public final class StockLedger {
  public static final String AGGREGATE = "stock";

  private final Workspace workspace;

  public StockLedger(Workspace workspace) {
    this.workspace = workspace;
  }

  /// The SKU's stock, without cells when it never had any.
  public Stock stock(String sku) {
    return of(workspace.find(StockTables.STOCK, sku), sku);
  }

  static Stock of(@Nullable Stock found, String sku) {
    return found == null ? new Stock(sku, List.of()) : found;
  }

  /// Moves units for a line of an order.
  public void post(String sku, long cell, StockChange change, long order, int line) {
    var stock = workspace.get(StockTables.STOCK, sku);
    post(stock, stock.cell(cell), change, order, line, null);
  }

  /// Moves units for the back office.
  Stock post(Stock stock, StockCell cell, StockChange change, @Nullable String reason) {
    return post(stock, cell, change, null, null, reason);
  }

  private Stock post(
      Stock stock,
      StockCell cell,
      StockChange change,
      @Nullable Long order,
      @Nullable Integer line,
      @Nullable String reason) {
    var moved = cell.moved(change.applyTo(cell.quantities()));
    var after = stock.with(moved);
    workspace.put(StockTables.STOCK, stock.sku(), after);
    var movement =
        new StockMoved(
            change.movement(),
            stock.sku(),
            cell.location(),
            change.onHand(),
            change.reserved(),
            change.committed(),
            change.unavailable(),
            order,
            line,
            reason);
    workspace.append(new Entry(AGGREGATE, cell.id(), moved.version(), movement));
    return after;
  }
}
