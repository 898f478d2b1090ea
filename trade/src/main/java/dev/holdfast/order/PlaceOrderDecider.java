package dev.holdfast.order;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.InsufficientStock.Shortage;
import dev.holdfast.order.OrderEvent.PlacedLine;
import dev.holdfast.order.OrderEvent.UsedCoupon;
import dev.holdfast.order.OrderEvent.UsedPoints;
import dev.holdfast.order.PlaceOrder.OrderPlaced;
import dev.holdfast.stock.Allocation;
import dev.holdfast.stock.Sku;
import dev.holdfast.stock.StockTables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class PlaceOrderDecider implements Decider<PlaceOrder> {
  static final Duration PATIENCE = Duration.ofMinutes(15);

  @Override
  public void needs(PlaceOrder command, Workspace loaded, Needs needs) {
    CouponChoice.needs(command, loaded, needs);
    PointsChoice.needs(command, needs);
    var lines = command.lines();
    for (int i = 0; i < lines.size(); i++) {
      needs.read(StockTables.SKU, lines.get(i).sku());
      needs.lock(StockTables.STOCK, lines.get(i).sku());
    }
  }

  @Override
  public Outcome decide(PlaceOrder command, Workspace workspace, Context context) {
    var skus = new ArrayList<Sku>(command.lines().size());
    var unknown = resolve(command, workspace, skus);
    if (unknown != null) return unknown;
    var mismatch = otherCurrency(command, skus);
    if (mismatch != null) return mismatch;
    var pricing = Pricing.of(command, skus);
    if (pricing instanceof Pricing.Priced gross) {
      pricing = new CouponChoice(command, workspace, context).applied(gross);
    }
    if (pricing instanceof Pricing.Priced net) {
      pricing = PointsChoice.applied(command, net, workspace);
    }
    return switch (pricing) {
      case Pricing.Refused refused -> refused.refusal();
      case Pricing.Priced priced -> promise(command, skus, priced, workspace, context);
    };
  }

  private static @Nullable UnknownSku resolve(
      PlaceOrder command, Workspace workspace, List<Sku> skus) {
    var unknown = new LinkedHashSet<String>();
    String field = "";
    for (int i = 0; i < command.lines().size(); i++) {
      var code = command.lines().get(i).sku();
      var sku = workspace.find(StockTables.SKU, code);
      if (sku != null) {
        skus.add(sku);
        continue;
      }
      if (unknown.isEmpty()) field = "lines[" + i + "].sku";
      unknown.add(code);
    }
    return unknown.isEmpty() ? null : new UnknownSku(List.copyOf(unknown), field);
  }

  /// A SKU's price is in one currency, and so is an order; where the caller names the price, too,
  /// lest he means another one.
  private static @Nullable CurrencyMismatch otherCurrency(PlaceOrder command, List<Sku> skus) {
    for (int i = 0; i < skus.size(); i++) {
      var currency = skus.get(i).currency();
      if (!currency.equals(command.currency())) {
        return new CurrencyMismatch(command.currency(), currency, "lines[" + i + "].sku");
      }
    }
    return null;
  }

  private static PlaceOrder.Result promise(
      PlaceOrder command,
      List<Sku> skus,
      Pricing.Priced priced,
      Workspace workspace,
      Context context) {
    var shortages = shortages(command, skus, workspace);
    if (!shortages.isEmpty()) return new InsufficientStock(shortages);
    long id = context.ids().next(command.buyerId());
    var stock = new LineStock(workspace, id);
    boolean paid = priced.amounts().covered();
    var lines = new ArrayList<OrderLine>(skus.size());
    for (int i = 0; i < skus.size(); i++) {
      var sku = skus.get(i);
      long units = command.lines().get(i).quantity();
      var allocations =
          sku.tracked() ? stock.promise(sku.code(), i + 1, units, paid) : List.<Allocation>of();
      lines.add(
          OrderLine.placed(
              i + 1,
              sku,
              units,
              priced.unitPrices()[i],
              priced.taxes()[i],
              priced.discounts()[i],
              allocations));
    }
    var order = order(id, command, lines, priced, context);
    OrderDraft.write(order, workspace, placed(order));
    OrderCoupons.take(order, workspace);
    PointsFollow.take(order, workspace);
    return new OrderPlaced(OrderView.of(order));
  }

  private static List<Shortage> shortages(PlaceOrder command, List<Sku> skus, Workspace workspace) {
    var demand = new Demand(workspace);
    var shortages = new ArrayList<Shortage>(0);
    for (int i = 0; i < skus.size(); i++) {
      var sku = skus.get(i);
      if (!sku.tracked()) continue;
      long wanted = command.lines().get(i).quantity();
      long left = demand.take(sku.code(), wanted);
      if (left < wanted) shortages.add(new Shortage(sku.code(), wanted, left, i + 1));
    }
    return shortages;
  }

  private static Order order(
      long id, PlaceOrder command, List<OrderLine> lines, Pricing.Priced priced, Context context) {
    var seconds = command.expiresInSeconds();
    var patience = seconds == null ? PATIENCE : Duration.ofSeconds(seconds);
    boolean paid = priced.amounts().covered();
    return new Order(
        id,
        command.buyerId(),
        command.currency(),
        paid ? OrderStatus.CONFIRMED : OrderStatus.PENDING_PAYMENT,
        paid ? PaymentStatus.PAID : PaymentStatus.UNPAID,
        FulfilmentStatus.UNFULFILLED,
        ReturnStatus.NONE,
        Set.of(),
        Collections.unmodifiableList(lines),
        priced.amounts(),
        priced.coupons(),
        priced.points(),
        List.of(),
        List.of(),
        List.of(),
        command.reference(),
        command.note(),
        command.metadata(),
        context.now(),
        context.now().plus(patience),
        1);
  }

  private static OrderEvent placed(Order order) {
    var lines = new ArrayList<PlacedLine>(order.lines().size());
    for (var line : order.lines()) {
      lines.add(
          new PlacedLine(
              line.number(),
              line.sku(),
              line.quantity(),
              line.unitPrice(),
              line.tax(),
              line.discount()));
    }
    var coupons =
        order.coupons().stream()
            .map(c ->
                new UsedCoupon(
                    Long.toString(c.coupon()), Long.toString(c.campaign()), c.discount()))
            .toList();
    return new OrderEvent.OrderPlaced(
        order.status(),
        order.buyerId(),
        order.currency(),
        order.amounts().total(),
        order.expiresAt(),
        lines,
        coupons,
        UsedPoints.of(order.points()));
  }
}
