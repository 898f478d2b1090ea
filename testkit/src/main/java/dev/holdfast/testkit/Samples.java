package dev.holdfast.testkit;

import dev.holdfast.order.Amounts;
import dev.holdfast.order.FulfilmentStatus;
import dev.holdfast.order.HoldReason;
import dev.holdfast.order.LineQuantity;
import dev.holdfast.order.Order;
import dev.holdfast.order.OrderLine;
import dev.holdfast.order.OrderPoints;
import dev.holdfast.order.OrderStatus;
import dev.holdfast.order.PaymentStatus;
import dev.holdfast.order.ReturnStatus;
import dev.holdfast.order.Shipment;
import dev.holdfast.payment.AtProvider;
import dev.holdfast.payment.Misfit;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.Refund;
import dev.holdfast.payment.RefundState;
import dev.holdfast.stock.Allocation;
import dev.holdfast.stock.Location;
import dev.holdfast.stock.Movement;
import dev.holdfast.stock.Quantities;
import dev.holdfast.stock.Sku;
import dev.holdfast.stock.Stock;
import dev.holdfast.stock.StockCell;
import dev.holdfast.stock.StockMoved;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/// Sample states with keys of their own, so that tests that share a database never meet.
public final class Samples {
  public static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final AtomicLong NEXT = new AtomicLong(System.currentTimeMillis() * 1_000);

  private final long base;

  private Samples(long base) {
    this.base = base;
  }

  public static Samples fresh() {
    return new Samples(NEXT.getAndIncrement() * 100);
  }

  /// Ids of these samples differ from all others' for 0 to 99.
  public long id(int n) {
    return base + n;
  }

  public String skuCode() {
    return "sku-" + base;
  }

  public String locationCode() {
    return "L" + base;
  }

  public Location location() {
    return new Location(id(1), locationCode(), "Warehouse \"中\" \\ 1", 10, 1);
  }

  /// Another place, which is taken from before the first.
  public Location nearer() {
    return new Location(id(2), locationCode() + "n", "Shop 🏬", 5, 1);
  }

  public Sku sku() {
    return new Sku(id(3), skuCode(), "It's a {nice}, \"red\" lamp", 250, "GBP", true, 1);
  }

  /// One cell at [#location], all of it available.
  public Stock stock(long onHand) {
    return new Stock(skuCode(), List.of(cell(new Quantities(onHand, 0, 0, 0), 1)));
  }

  public StockCell cell(Quantities quantities, long version) {
    return new StockCell(id(4), skuCode(), locationCode(), 10, quantities, version);
  }

  /// The SKU at [#nearer].
  public StockCell nearerCell(Quantities quantities, long version) {
    return new StockCell(id(5), skuCode(), nearer().code(), 5, quantities, version);
  }

  public StockMoved received(long units) {
    return new StockMoved(
        Movement.RECEIPT, skuCode(), locationCode(), units, 0, 0, 0, null, null, "delivery 7");
  }

  /// An order that has just been placed, with nothing optional in it.
  public Order placed() {
    var amounts = new Amounts(750, 0, 0, 0, 750, 0, 0);
    return new Order(
        id(10),
        "buyer-" + base,
        "GBP",
        OrderStatus.PENDING_PAYMENT,
        PaymentStatus.UNPAID,
        FulfilmentStatus.UNFULFILLED,
        ReturnStatus.NONE,
        Set.of(),
        List.of(line(0, 0, 3)),
        amounts,
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        new TreeMap<>(),
        TIME,
        TIME.plusSeconds(900),
        1);
  }

  /// The same order later, with something of everything: three units paid, two shipped, one of them
  /// returned and about to be refunded, a hold for a person to look at.
  public Order returned() {
    var before = placed();
    return new Order(
        before.id(),
        before.buyerId(),
        before.currency(),
        OrderStatus.CONFIRMED,
        PaymentStatus.PARTIALLY_REFUNDED,
        FulfilmentStatus.PARTIALLY_SHIPPED,
        ReturnStatus.RECEIVED,
        Set.of(HoldReason.OVERPAID, HoldReason.REFUND_MISMATCH, HoldReason.REFUND_STUCK),
        List.of(line(2, 1, 1)),
        new Amounts(750, 0, 0, 0, 500, 760, 250),
        List.of(),
        null,
        List.of(payment()),
        List.of(refund()),
        List.of(shipment()),
        before.reference(),
        before.note(),
        before.metadata(),
        before.createdAt(),
        before.expiresAt(),
        6);
  }

  /// A paid order with a service beside the goods, and every text that an order may carry.
  public Order noted() {
    var goods = line(0, 0, 3);
    var postage = new OrderLine(2, "POST", "Postage", false, 1, 30, 0, 0, 0, 0, 0, 0, 0, List.of());
    var payment =
        new Payment(
            id(14),
            "wechat",
            PaymentState.PENDING,
            800,
            0,
            null,
            null,
            TIME,
            null,
            new AtProvider(
                "wx-\"1\"",
                new TreeMap<>(Map.of("codeUrl", "weixin://中")),
                TIME.plusSeconds(90),
                TIME.plusSeconds(60)),
            List.of(new Misfit(799, "GBP", "wx-\"1\"", true), new Misfit(801, "EUR", null, false)));
    var metadata = new TreeMap<String, String>();
    metadata.put("channel", "web \"beta\"");
    metadata.put("优惠", "null");
    return new Order(
        id(11),
        "buyer-" + base,
        "GBP",
        OrderStatus.PENDING_PAYMENT,
        PaymentStatus.UNPAID,
        FulfilmentStatus.UNFULFILLED,
        ReturnStatus.NONE,
        Set.of(),
        List.of(goods, postage),
        new Amounts(800, 40, 40, 20, 800, 0, 0),
        List.of(),
        new OrderPoints(81, List.of(39L, 1L)),
        List.of(payment),
        List.of(),
        List.of(),
        "INV-'1'",
        "first line\nsecond\tline {\"a\": [1, 2]}",
        metadata,
        TIME,
        TIME.plusSeconds(7 * 86_400),
        2);
  }

  private OrderLine line(long shipped, long returned, long held) {
    return new OrderLine(
        1,
        skuCode(),
        sku().title(),
        true,
        3,
        250,
        0,
        0,
        0,
        shipped,
        shipped,
        returned,
        returned,
        List.of(new Allocation(id(4), held, shipped - returned)));
  }

  private Payment payment() {
    return new Payment(
        id(20),
        "offline",
        PaymentState.SUCCEEDED,
        750,
        760,
        "bank-1",
        "paid at the counter",
        TIME,
        TIME.plusSeconds(60),
        null,
        List.of(new Misfit(10, "GBP", "bank-2", true)));
  }

  private Refund refund() {
    return new Refund(
        id(21),
        id(20),
        RefundState.REQUESTED,
        250,
        "broken",
        null,
        "why",
        TIME.plusSeconds(90),
        null,
        true,
        true);
  }

  private Shipment shipment() {
    return new Shipment(
        id(22),
        List.of(new LineQuantity(1, 2)),
        "Post",
        "T-1",
        TIME.plusSeconds(70),
        TIME.plusSeconds(80));
  }
}
