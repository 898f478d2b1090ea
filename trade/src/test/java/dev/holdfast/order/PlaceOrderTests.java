package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Outcome;
import dev.holdfast.order.InsufficientStock.Shortage;
import dev.holdfast.order.PlaceOrder.Line;
import dev.holdfast.stock.Allocation;
import dev.holdfast.stock.Bounds;
import dev.holdfast.stock.Movement;
import dev.holdfast.stock.PutSku;
import dev.holdfast.stock.StockMoved;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaceOrderTests {
  private final Desk desk = new Desk();

  PlaceOrderTests() {
    desk.shop().location("MAIN", 0).location("NORTH", 5).location("EAST", 5);
    desk.shop().sku("A", 250).sku("B", 1000).service("POST", 399);
    desk.shop().receive("A", "NORTH", 4).receive("A", "MAIN", 3).receive("A", "EAST", 6);
  }

  private static Line priced(String sku, long quantity, long unitPrice, long tax) {
    return new Line(sku, quantity, unitPrice, tax);
  }

  private static PlaceOrder order(@Nullable Long shipping, Line... lines) {
    return new PlaceOrder(
        "b7", "GBP", List.of(lines), shipping, "R1", "ring twice", new TreeMap<>(), null);
  }

  private Outcome refused(Line... lines) {
    return desk.shop().decide(Desk.order(lines));
  }

  @Test
  void snapshotsTitlesAndPricesAndAddsUp() {
    var order = desk.place(order(500L, desk.line("A", 2), priced("POST", 3, 100, 60)));

    assertThat(order.buyerId()).isEqualTo("b7");
    assertThat(order.reference()).isEqualTo("R1");
    assertThat(order.note()).isEqualTo("ring twice");
    assertThat(order.currency()).isEqualTo("GBP");
    assertThat(order.shipping()).isEqualTo(500);
    assertThat(order.tax()).isEqualTo(60);
    assertThat(order.discount()).isZero();
    assertThat(order.total()).isEqualTo(500 + 2 * 250 + 3 * 100 + 60);
    assertThat(order.due()).isEqualTo(order.total());
    assertThat(order.captured()).isZero();
    assertThat(order.lines())
        .containsExactly(
            new OrderView.Line(1, "A", "Title A", 2, 250, 0, 0, 0, 0, 0, 0, 0),
            new OrderView.Line(2, "POST", "Title POST", 3, 100, 60, 0, 0, 0, 0, 0, 0));
    assertThat(order.status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
    assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.UNPAID);
    assertThat(order.fulfilmentStatus()).isEqualTo(FulfilmentStatus.UNFULFILLED);
    assertThat(order.returnStatus()).isEqualTo(ReturnStatus.NONE);
    assertThat(order.holdReasons()).isEmpty();
    assertThat(order.version()).isEqualTo(1);
    assertThat(order.allowedActions()).containsExactly(Action.OPEN_PAYMENT, Action.CANCEL);
    assertThat(order).isEqualTo(OrderView.of(desk.order(order.id())));
  }

  @Test
  void tellsTheJournalWhatWasOrdered() {
    var order = desk.place(desk.line("A", 2), priced("POST", 3, 100, 60));

    var entry = desk.shop().journal().getLast().entry();
    assertThat(entry.aggregate()).isEqualTo("order");
    assertThat(entry.id()).isEqualTo(Long.parseLong(order.id()));
    assertThat(entry.event())
        .isEqualTo(
            new OrderEvent.OrderPlaced(
                OrderStatus.PENDING_PAYMENT,
                "b1",
                "GBP",
                860,
                order.expiresAt(),
                List.of(
                    new OrderEvent.PlacedLine(1, "A", 2, 250, 0, 0),
                    new OrderEvent.PlacedLine(2, "POST", 3, 100, 60, 0)),
                List.of(),
                null));
  }

  @Test
  void waitsFifteenMinutesForTheMoneyUnlessToldOtherwise() {
    var order = desk.place(desk.line("A", 1));
    assertThat(order.createdAt()).isEqualTo(desk.shop().now());
    assertThat(order.expiresAt()).isEqualTo(desk.shop().now().plus(Duration.ofMinutes(15)));

    var lines = List.of(desk.line("A", 1));
    var patient =
        desk.place(new PlaceOrder("b1", "GBP", lines, null, null, null, new TreeMap<>(), 90L));
    assertThat(patient.expiresAt()).isEqualTo(desk.shop().now().plusSeconds(90));
  }

  @Test
  void takesALineFromTheFirstLocationThatHoldsAllOfIt() {
    var order = desk.place(desk.line("A", 4));
    assertThat(desk.quantities("A", "MAIN")).startsWith("3 on hand, 0 reserved");
    assertThat(desk.quantities("A", "EAST")).startsWith("6 on hand, 4 reserved");
    assertThat(desk.quantities("A", "NORTH")).startsWith("4 on hand, 0 reserved");
    assertThat(desk.order(order.id()).lines().getFirst().allocations()).hasSize(1);
  }

  @Test
  void splitsALineThatNoLocationHoldsAlone() {
    var order = desk.place(desk.line("A", 10));
    assertThat(desk.quantities("A", "MAIN")).startsWith("3 on hand, 3 reserved");
    assertThat(desk.quantities("A", "EAST")).startsWith("6 on hand, 6 reserved");
    assertThat(desk.quantities("A", "NORTH")).startsWith("4 on hand, 1 reserved");
    assertThat(desk.order(order.id()).lines().getFirst().allocations())
        .extracting(Allocation::held)
        .containsExactly(3L, 6L, 1L);
  }

  @Test
  void promisesTheVeryLastUnitAndNoMore() {
    desk.place(desk.line("A", 13));
    assertThat(refused(desk.line("A", 1)))
        .isEqualTo(new InsufficientStock(List.of(new Shortage("A", 1, 0, 1))));
  }

  @Test
  void addsUpLinesOfTheSameSku() {
    var order = desk.place(desk.line("A", 5), desk.line("POST", 1), desk.line("A", 8));
    assertThat(order.lines()).extracting(OrderView.Line::quantity).containsExactly(5L, 1L, 8L);
    assertThat(desk.quantities("A")).startsWith("13 on hand, 13 reserved");
    assertThat(desk.shop().journal().stream().map(j -> j.entry().event()))
        .filteredOn(StockMoved.class::isInstance)
        .map(StockMoved.class::cast)
        .filteredOn(moved -> moved.movement() == Movement.RESERVE)
        .allMatch(moved -> Objects.equals(moved.order(), Long.valueOf(order.id())))
        .extracting(StockMoved::line)
        .containsExactly(1, 3, 3, 3);
  }

  @Test
  void reportsShortagesLineByLine() {
    var outcome =
        refused(
            desk.line("A", 12),
            desk.line("A", 3),
            desk.line("B", 2),
            desk.line("POST", 9),
            desk.line("A", 1));
    assertThat(outcome)
        .isEqualTo(
            new InsufficientStock(
                List.of(
                    new Shortage("A", 3, 1, 2),
                    new Shortage("B", 2, 0, 3),
                    new Shortage("A", 1, 0, 5))));
    assertThat(desk.quantities("A")).startsWith("13 on hand, 0 reserved");
  }

  @Test
  void confirmsAnOrderOfTotalZeroAtOnce() {
    var order = desk.place(priced("A", 4, 0, 0));
    assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.PAID);
    assertThat(order.allowedActions()).containsExactly(Action.CANCEL, Action.SHIP);
    assertThat(desk.quantities("A"))
        .isEqualTo("13 on hand, 0 reserved, 4 committed, 0 unavailable");
  }

  @Test
  void doesNotConfirmWhenOnlyTaxOrShippingIsToBePaid() {
    assertThat(desk.place(priced("A", 1, 0, 1)).status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
    assertThat(desk.place(order(1L, priced("A", 1, 0, 0))).status())
        .isEqualTo(OrderStatus.PENDING_PAYMENT);
  }

  @Test
  void namesUnknownSkus() {
    assertThat(refused(desk.line("A", 1), desk.line("x", 1), desk.line("a", 1), desk.line("x", 1)))
        .isEqualTo(new UnknownSku(List.of("x", "a"), "lines[1].sku"));
  }

  @Test
  void wantsOneCurrency() {
    desk.shop().decide(PutSku.SkuCreated.class, new PutSku("E", "Title E", 5, "EUR", false, null));
    assertThat(refused(desk.line("A", 1), desk.line("E", 1)))
        .isEqualTo(new CurrencyMismatch("GBP", "EUR", "lines[1].sku"));
  }

  @Test
  void refusesValuesThatNoAmountCanBe() {
    assertThat(refused(priced("POST", 1, 5, 0), priced("POST", 1_000_000, 1_000_000_001, 0)))
        .isEqualTo(new AmountOverflow("lines[1].quantity", Bounds.MAX_AMOUNT));
    assertThat(refused(priced("POST", Bounds.MAX_QUANTITY, Bounds.MAX_AMOUNT, 0)))
        .isEqualTo(new AmountOverflow("lines[0].quantity", Bounds.MAX_AMOUNT));
    assertThat(refused(priced("POST", 1, Bounds.MAX_AMOUNT, 1)))
        .isEqualTo(new AmountOverflow("lines", Bounds.MAX_AMOUNT));
    assertThat(desk.shop().decide(order(1L, priced("POST", 1, Bounds.MAX_AMOUNT, 0))))
        .isEqualTo(new AmountOverflow("lines", Bounds.MAX_AMOUNT));
    assertThat(desk.place(priced("POST", 1_000_000, 1_000_000_000, 0)).total())
        .isEqualTo(Bounds.MAX_AMOUNT);
  }

  @Test
  void refusesInTheDocumentedOrder() {
    desk.shop().decide(PutSku.SkuCreated.class, new PutSku("E", "Title E", 5, "EUR", true, null));
    var unknown = desk.line("x", 1);
    var foreign = desk.line("E", 1);
    var dear = priced("POST", 2, Bounds.MAX_AMOUNT, 0);
    var much = desk.line("A", 99);
    assertThat(refused(much, dear, foreign, unknown)).isInstanceOf(UnknownSku.class);
    assertThat(refused(much, dear, foreign)).isInstanceOf(CurrencyMismatch.class);
    assertThat(refused(much, dear)).isInstanceOf(AmountOverflow.class);
    assertThat(refused(much)).isInstanceOf(InsufficientStock.class);
  }
}
