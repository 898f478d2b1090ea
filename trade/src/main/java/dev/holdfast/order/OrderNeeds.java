package dev.holdfast.order;

import dev.holdfast.kernel.Index;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.stock.StockTables;
import org.jspecify.annotations.Nullable;

/// The rows of commands that name an order, or a part of one: first the order, and, for those that
/// decide its fate, then its coupons and the stock of its lines.
final class OrderNeeds {
  private OrderNeeds() {}

  static void order(long id, Needs needs) {
    needs.lock(OrderTables.ORDER, id);
  }

  static void orderWithStock(long id, Workspace loaded, Needs needs) {
    var order = lookedAt(id, loaded, needs);
    if (order == null) return;
    OrderCoupons.needs(order, needs);
    PointsFollow.needs(order, needs);
    stock(order, needs);
  }

  /// For commands that leave the order's coupons and points where they are.
  static void orderWithStockAlone(long id, Workspace loaded, Needs needs) {
    var order = lookedAt(id, loaded, needs);
    if (order != null) stock(order, needs);
  }

  private static @Nullable Order lookedAt(long id, Workspace loaded, Needs needs) {
    needs.lock(OrderTables.ORDER, id);
    if (loaded.isLoaded(OrderTables.ORDER, id)) return loaded.find(OrderTables.ORDER, id);
    needs.andMore();
    return null;
  }

  private static void stock(Order order, Needs needs) {
    for (var line : order.lines()) if (line.tracked()) needs.lock(StockTables.STOCK, line.sku());
  }

  static void orderOf(Index<Long, Long, Order> index, long part, Workspace loaded, Needs needs) {
    var id = named(index, part, loaded, needs);
    if (id != null) order(id, needs);
  }

  static void orderWithStockOf(
      Index<Long, Long, Order> index, long part, Workspace loaded, Needs needs) {
    var id = named(index, part, loaded, needs);
    if (id != null) orderWithStock(id, loaded, needs);
  }

  /// The order that a part belongs to, null when there is no such part.
  static @Nullable Order find(Index<Long, Long, Order> index, long part, Workspace workspace) {
    var id = workspace.find(index, part);
    return id == null ? null : workspace.find(OrderTables.ORDER, id);
  }

  /// The order, null when there is none or it is not for this buyer's eyes.
  static @Nullable Order find(long id, @Nullable String onlyBuyer, Workspace workspace) {
    var order = workspace.find(OrderTables.ORDER, id);
    if (order == null || onlyBuyer != null && !onlyBuyer.equals(order.buyerId())) return null;
    return order;
  }

  private static @Nullable Long named(
      Index<Long, Long, Order> index, long part, Workspace loaded, Needs needs) {
    needs.read(index, part);
    if (loaded.isLoaded(index, part)) return loaded.find(index, part);
    needs.andMore();
    return null;
  }
}
