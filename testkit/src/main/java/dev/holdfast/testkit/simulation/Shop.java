package dev.holdfast.testkit.simulation;

import dev.holdfast.kernel.Command;
import dev.holdfast.order.CancelOrder;
import dev.holdfast.order.CloseReturn;
import dev.holdfast.order.ConfirmRefund;
import dev.holdfast.order.DeliverShipment;
import dev.holdfast.order.ExpireOrder;
import dev.holdfast.order.LineQuantity;
import dev.holdfast.order.OpenPayment;
import dev.holdfast.order.Order;
import dev.holdfast.order.OrderLine;
import dev.holdfast.order.OrderTables;
import dev.holdfast.order.PlaceOrder;
import dev.holdfast.order.ReceiveReturn;
import dev.holdfast.order.RecordOpening;
import dev.holdfast.order.RecordPayment;
import dev.holdfast.order.RecordRefund;
import dev.holdfast.order.RefundOrder;
import dev.holdfast.order.RequestReturn;
import dev.holdfast.order.ResolvePayment;
import dev.holdfast.order.Restock;
import dev.holdfast.order.ShipOrder;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.payment.RefundState;
import dev.holdfast.stock.AdjustStock;
import dev.holdfast.stock.CountStock;
import dev.holdfast.stock.PutLocation;
import dev.holdfast.stock.PutSku;
import dev.holdfast.stock.ReceiveStock;
import dev.holdfast.stock.StockTables;
import dev.holdfast.testkit.MemoryDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// What buyers, operators, providers and timers of a small shop come up with next, with an eye on
/// what is there and now and then without.
final class Shop {
  private static final List<String> GOODS = List.of("lamp", "cup", "rug");
  private static final List<String> PLACES = List.of("MAIN", "EAST");
  private static final String SERVICE = "postage";
  private static final String CURRENCY = "GBP";

  private final Chance chance;
  private final MemoryDatabase database;
  private final Marketing marketing;

  Shop(Chance chance, MemoryDatabase database) {
    this.chance = chance;
    this.database = database;
    this.marketing = new Marketing(chance, database);
  }

  /// What a shop begins with.
  List<Command> opening() {
    var commands = new ArrayList<Command>();
    for (int i = 0; i < PLACES.size(); i++) {
      commands.add(new PutLocation(PLACES.get(i), PLACES.get(i), i));
    }
    commands.add(new PutSku(SERVICE, "Postage", 30, CURRENCY, false, null));
    for (var sku : GOODS) {
      commands.add(new PutSku(sku, sku, chance.between(0, 300), CURRENCY, true, null));
      commands.add(new ReceiveStock(sku, chance.oneOf(PLACES), chance.between(1, 30), "opening"));
    }
    commands.addAll(marketing.opening());
    return commands;
  }

  /// Anybody's next command.
  Command next() {
    return switch (chance.below(26)) {
      case 0, 1, 2, 3 -> place();
      case 4 -> back();
      case 5 -> receive();
      case 6 -> new Scribble(chance.oneOf(GOODS), false);
      case 20, 21, 22, 23, 24, 25 -> marketing.next(buyer());
      default -> onOrder();
    };
  }

  private String buyer() {
    return "buyer-" + chance.below(4);
  }

  /// What a timer sends: the expiry of each order whose deadline has passed, and of some whose
  /// deadline has not; and a failure.
  List<Command> due() {
    var now = database.now();
    var commands = new ArrayList<Command>();
    if (chance.of(0.3)) commands.add(new Scribble(chance.oneOf(GOODS), true));
    for (var order : orders()) {
      if (!now.isBefore(order.expiresAt()) || chance.of(0.02)) {
        commands.add(new ExpireOrder(order.id()));
      }
    }
    return commands;
  }

  private List<Order> orders() {
    return database.all(OrderTables.ORDER);
  }

  private Command place() {
    var lines = new ArrayList<PlaceOrder.Line>();
    for (int i = 0; i <= chance.below(3); i++) {
      var sku = chance.of(0.1) ? SERVICE : chance.oneOf(GOODS);
      lines.add(new PlaceOrder.Line(sku, chance.between(1, 4), null, chance.between(0, 9)));
    }
    var shipping = chance.of(0.3) ? 10L : null;
    var seconds = chance.of(0.5) ? chance.between(1, 120) : null;
    var buyer = buyer();
    return new PlaceOrder(
        buyer,
        CURRENCY,
        lines,
        shipping,
        null,
        null,
        new TreeMap<>(),
        seconds,
        marketing.couponsFor(buyer),
        null,
        marketing.points());
  }

  private Command receive() {
    return new ReceiveStock(
        chance.oneOf(GOODS), chance.oneOf(PLACES), chance.between(1, 15), "delivery");
  }

  private Command back() {
    var sku = chance.oneOf(GOODS);
    var place = chance.oneOf(PLACES);
    if (chance.of(0.5)) {
      return new AdjustStock(sku, place, chance.of(0.5) ? 1 : -1, "found or lost");
    }
    var stock = database.find(StockTables.STOCK, sku);
    long expected =
        stock.stream()
            .flatMap(s -> s.cells().stream())
            .filter(cell -> cell.location().equals(place))
            .mapToLong(cell -> cell.quantities().onHand())
            .sum();
    return new CountStock(sku, place, expected, Math.max(0, expected + chance.between(-1, 1)));
  }

  private Command onOrder() {
    var orders = orders();
    if (orders.isEmpty()) return place();
    var order = orders.get(Math.max(0, orders.size() - 1 - chance.below(5)));
    return chance.of(0.2) ? unlikely(order) : likely(order);
  }

  /// Anything, whether it may happen now or not.
  private Command unlikely(Order order) {
    return switch (chance.below(8)) {
      case 0 -> open(order);
      case 6 -> resolve(order);
      case 7 -> refunded(order);
      case 1 -> news(order);
      case 2 -> cancel(order);
      case 3 -> ship(order);
      case 4 -> afterwards(order);
      default -> refund(order);
    };
  }

  /// What usually comes next.
  private Command likely(Order order) {
    return switch (order.status()) {
      case PENDING_PAYMENT -> chance.of(0.15) ? cancel(order) : news(order);
      case CONFIRMED ->
          switch (chance.below(8)) {
            case 0 -> cancel(order);
            case 1, 2, 3, 4 -> ship(order);
            case 5, 6 -> afterwards(order);
            default -> refund(order);
          };
      case COMPLETED -> chance.of(0.5) ? refund(order) : afterwards(order);
      case CANCELLED, EXPIRED -> chance.of(0.7) ? news(order) : afterwards(order);
    };
  }

  private Command open(Order order) {
    Long amount = chance.of(0.2) ? chance.between(1, 200) : null;
    return new OpenPayment(order.id(), chance.oneOf(List.of("offline", "card")), amount, null);
  }

  /// Mostly the truth; sometimes another amount, no money, or news of nobody's payment.
  private Command news(Order order) {
    if (order.payments().isEmpty()) return open(order);
    var payment = chance.oneOf(order.payments());
    if (payment.mismatched() && chance.of(0.5)) return resolve(order);
    if (chance.of(0.2)) {
      return new RecordOpening(payment.id(), "p-" + payment.id(), new TreeMap<>());
    }
    var source = chance.oneOf(List.of(NewsSource.OPERATOR, NewsSource.CALLBACK, NewsSource.QUERY));
    return new RecordPayment(payment.id(), chance.of(0.8) ? paid(payment) : unpaid(), source);
  }

  private PaymentNews paid(Payment payment) {
    long amount = chance.of(0.9) ? payment.amount() : payment.amount() + chance.between(1, 5);
    var reference = "money-" + payment.id() + (chance.of(0.1) ? "b" : "");
    return new PaymentNews(PaymentState.SUCCEEDED, amount, CURRENCY, reference, null);
  }

  private PaymentNews unpaid() {
    var states =
        List.of(
            PaymentState.PENDING, PaymentState.UNKNOWN, PaymentState.FAILED, PaymentState.CLOSED);
    return new PaymentNews(chance.oneOf(states), null, null, null, null);
  }

  private Command resolve(Order order) {
    if (order.payments().isEmpty()) return open(order);
    var decision = chance.oneOf(List.of(ResolvePayment.Decision.values()));
    var payment = chance.oneOf(order.payments());
    var misfit = payment.misfit();
    if (misfit == null) return new ResolvePayment(payment.id(), decision, null);
    var money = new ResolvePayment.Money(misfit.amount(), misfit.currency(), misfit.reference());
    return new ResolvePayment(payment.id(), decision, money, null);
  }

  private Command refunded(Order order) {
    if (order.refunds().isEmpty()) return news(order);
    var refund = chance.oneOf(order.refunds());
    var state =
        chance.oneOf(
            List.of(
                RefundState.PENDING,
                RefundState.UNKNOWN,
                RefundState.SUCCEEDED,
                RefundState.FAILED));
    long amount = chance.of(0.9) ? refund.amount() : refund.amount() + 1;
    var news = new RefundNews(state, amount, CURRENCY, "back", null);
    return new RecordRefund(refund.id(), news, NewsSource.CALLBACK);
  }

  private Command cancel(Order order) {
    var lines = chance.of(0.5) ? null : some(order, line -> line.quantity() - line.cancelled());
    return new CancelOrder(order.id(), "changed my mind", lines, null);
  }

  private Command ship(Order order) {
    return new ShipOrder(
        order.id(),
        some(order, line -> line.quantity() - line.cancelled() - line.shipped()),
        null,
        null);
  }

  private Command afterwards(Order order) {
    if (!order.shipments().isEmpty() && chance.of(0.6)) {
      return new DeliverShipment(chance.oneOf(order.shipments()).id());
    }
    if (!order.refunds().isEmpty() && chance.of(0.6)) {
      return chance.of(0.5)
          ? new ConfirmRefund(chance.oneOf(order.refunds()).id(), "back", null)
          : refunded(order);
    }
    return sentBack(order);
  }

  private Command sentBack(Order order) {
    return switch (chance.below(4)) {
      case 0 -> new CloseReturn(order.id(), "keeps it");
      case 1 -> {
        var restock = chance.of(0.5) ? Restock.SELLABLE : Restock.DAMAGED;
        var lines = some(order, line -> line.delivered() - line.returned());
        yield new ReceiveReturn(order.id(), lines, restock);
      }
      default -> new RequestReturn(order.id(), some(order, OrderLine::delivered), "too big", null);
    };
  }

  private Command refund(Order order) {
    if (chance.of(0.3)) {
      return new RefundOrder(order.id(), chance.between(1, 100), null, Restock.NONE, "goodwill");
    }
    var restock = chance.oneOf(List.of(Restock.values()));
    var lines = some(order, line -> line.shipped() - line.refunded());
    return new RefundOrder(order.id(), null, lines, restock, "broken");
  }

  /// Some units of one line, as many as there are at most, or one too many.
  private List<LineQuantity> some(Order order, ToLongFunction<OrderLine> most) {
    var line = chance.oneOf(order.lines());
    long units = Math.max(1, most.applyAsLong(line));
    return List.of(new LineQuantity(line.number(), chance.between(1, units)));
  }
}
