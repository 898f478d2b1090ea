package dev.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.order.CancelOrder;
import dev.holdfast.order.ExpireOrder;
import dev.holdfast.order.LineQuantity;
import dev.holdfast.order.OrderStatus;
import dev.holdfast.order.OrderView;
import dev.holdfast.stock.Movement;
import dev.holdfast.stock.PutLocation;
import dev.holdfast.stock.PutSku;
import dev.holdfast.stock.ReceiveStock;
import dev.holdfast.stock.SkuView;
import dev.holdfast.store.TestShop.Units;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What callers read is what commands wrote, page by page.
class QueriesTests {
  private final StoreDatabase database = new StoreDatabase();
  private Database server;
  private TestShop shop;

  @BeforeEach
  void open() {
    server = database.open();
    shop = new TestShop(server);
    shop.run(new PutLocation("EAST", "East", 5));
    shop.run(new PutSku("LAMP", "A lamp", 250, "GBP", true, null));
    shop.run(new PutSku("MUG", "A mug", 199, "GBP", true, null));
    shop.run(new ReceiveStock("LAMP", "MAIN", 100, "delivery 1"));
    shop.run(new ReceiveStock("LAMP", "EAST", 3, "delivery 2"));
  }

  @AfterEach
  void close() {
    shop.close();
    database.close();
  }

  /// Every item, read in pages of two.
  private static <T> List<T> all(Function<@Nullable String, Page<T>> pages) {
    var items = new ArrayList<T>();
    String cursor = null;
    do {
      var page = pages.apply(cursor);
      assertThat(page.items().size()).isLessThanOrEqualTo(2);
      items.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor != null);
    return items;
  }

  private List<Long> ids(OrderFilter filter) {
    return all((@Nullable String cursor) -> server.orders().orders(filter, cursor, 2)).stream()
        .map(OrderView::id)
        .map(Long::valueOf)
        .toList();
  }

  @Test
  void ordersAreListedNewestFirstAndFiltered() {
    long first = shop.place("ann", new Units("LAMP", 1));
    long second = shop.place("bob", new Units("LAMP", 1));
    long third = shop.place("ann", new Units("LAMP", 1));
    shop.run(new CancelOrder(third, "changed", null, null));
    assertThat(ids(OrderFilter.ALL)).containsExactly(third, second, first);
    assertThat(ids(new OrderFilter("ann", null, null, null))).containsExactly(third, first);
    assertThat(ids(new OrderFilter("ann", OrderStatus.CANCELLED, null, null)))
        .containsExactly(third);
    assertThat(ids(new OrderFilter(null, OrderStatus.PENDING_PAYMENT, null, null)))
        .containsExactly(second, first);
    var at = server.orders().order(second).orElseThrow().createdAt();
    assertThat(ids(new OrderFilter(null, null, at, null))).containsExactly(third, second);
    assertThat(ids(new OrderFilter(null, null, null, at))).containsExactly(first);
    assertThat(ids(new OrderFilter(null, null, Instant.now().plus(Duration.ofDays(1)), null)))
        .isEmpty();
  }

  @Test
  void anOrderAndItsPartsAreFoundByTheirIds() {
    long order = shop.place("ann", new Units("LAMP", 2));
    long payment = shop.pay(order);
    long shipment = shop.ship(order, new LineQuantity(1, 1));
    shop.run(new CancelOrder(order, "changed", null, null));
    var view = server.orders().order(order).orElseThrow();
    assertThat(view.status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(view.version()).isEqualTo(5);
    assertThat(server.orders().payment(payment))
        .hasValueSatisfying(owned -> {
          assertThat(owned.buyerId()).isEqualTo("ann");
          assertThat(owned.value().orderId()).isEqualTo(Long.toString(order));
        });
    assertThat(server.orders().shipment(shipment))
        .hasValueSatisfying(
            owned -> assertThat(owned.value().lines()).containsExactly(new LineQuantity(1, 1)));
    long refund = Long.parseLong(view.refunds().getFirst().id());
    assertThat(server.orders().refund(refund))
        .hasValueSatisfying(
            owned -> assertThat(owned.value().paymentId()).isEqualTo(Long.toString(payment)));
    assertThat(server.orders().order(1)).isEmpty();
    assertThat(server.orders().payment(order)).isEmpty();
    assertThat(all((@Nullable String cursor) -> server.orders().journal(order, cursor, 2)))
        .extracting(JournalEntry::type)
        .containsExactly(
            "order-placed",
            "payment-opened",
            "payment-recorded",
            "order-shipped",
            "order-cancelled");
  }

  @Test
  void stockAndItsMovementsAreFoundBySku() {
    long order = shop.place("ann", new Units("LAMP", 2));
    shop.pay(order);
    var stock = server.stock().stock("LAMP").orElseThrow();
    assertThat(stock.onHand()).isEqualTo(103);
    assertThat(stock.committed()).isEqualTo(2);
    assertThat(stock.locations()).extracting(at -> at.location()).containsExactly("MAIN", "EAST");
    var movements = all((@Nullable String cursor) -> server.stock().movements("LAMP", cursor, 2));
    assertThat(movements)
        .extracting(MovementView::movement)
        .containsExactly(Movement.COMMIT, Movement.RESERVE, Movement.RECEIPT, Movement.RECEIPT);
    assertThat(movements.getFirst().orderId()).isEqualTo(Long.toString(order));
    assertThat(movements.getLast().reason()).isEqualTo("delivery 1");
    assertThat(server.stock().stock("MUG").orElseThrow().locations()).isEmpty();
    assertThat(server.stock().stock("CUP")).isEmpty();
  }

  @Test
  void skusAndLocationsAreListedByCode() {
    shop.run(new PutSku("a lamp", "Small letters come after capitals", 1, "GBP", true, null));
    assertThat(all((@Nullable String cursor) -> server.stock().skus(cursor, 2)))
        .extracting(SkuView::sku)
        .containsExactly("LAMP", "MUG", "a lamp");
    assertThat(server.stock().locations(null, 10).items())
        .extracting(location -> location.id())
        .containsExactly("EAST", "MAIN");
    assertThat(server.stock().sku("lamp")).isEmpty();
    assertThat(server.stock().location("EAST")).isPresent();
  }

  @Test
  void aCursorThatNobodyGaveIsRefused() {
    for (var cursor : List.of("x", "%%%", "bm90IGEgbnVtYmVy")) {
      assertThatThrownBy(() -> server.orders().orders(OrderFilter.ALL, cursor, 2))
          .isInstanceOfSatisfying(
              InvalidCommand.class, e -> assertThat(e.field()).isEqualTo("cursor"));
    }
  }

  @Test
  void aCursorIsGoodForItsListAlone() {
    for (int i = 0; i < 3; i++) shop.place("ann", new Units("LAMP", 1));
    var ofOrders = server.orders().orders(OrderFilter.ALL, null, 1).nextCursor();
    var ofMovements = server.stock().movements("LAMP", null, 1).nextCursor();
    assertThat(ofOrders).isNotNull();
    assertThat(ofMovements).isNotNull();
    assertThatThrownBy(() -> server.stock().skus(ofOrders, 1)).isInstanceOf(InvalidCommand.class);
    assertThatThrownBy(() -> server.orders().orders(OrderFilter.ALL, ofMovements, 1))
        .isInstanceOf(InvalidCommand.class);
    assertThatThrownBy(() -> server.stock().movements("MUG", ofMovements, 1))
        .isInstanceOf(InvalidCommand.class);
  }

  @Test
  void aPageOfOrdersEndsBeforeItHasTooManyLines() {
    var third = new Units[OrderQueries.PAGE_LINES / 3];
    Arrays.fill(third, new Units("POST", 1));
    shop.run(new PutSku("POST", "Postage", 1, "GBP", false, null));
    var placed = new ArrayList<Long>();
    for (int i = 0; i < 5; i++) placed.add(shop.place("ann", third));
    var first = server.orders().orders(OrderFilter.ALL, null, 4);
    assertThat(first.items()).hasSize(3);
    var second = server.orders().orders(OrderFilter.ALL, first.nextCursor(), 4);
    assertThat(second.items()).hasSize(2);
    assertThat(second.nextCursor()).isNull();
    assertThat(Stream.concat(first.items().stream(), second.items().stream()))
        .extracting(order -> Long.valueOf(order.id()))
        .containsExactlyElementsOf(placed.reversed());
  }

  @Test
  void dueOrdersAreThoseThatWillExpire() {
    long due = shop.place("due", new Units("LAMP", 1));
    long later = shop.place("later", new Units("LAMP", 1));
    long held = shop.place("held", new Units("LAMP", 1));
    shop.pay(shop.place("paid", new Units("LAMP", 1)));
    assertThat(server.dueOrders().due(10)).isEmpty();
    database.execute("update orders set expires_at = created_at where buyer_id <> 'later'");
    database.execute("update orders set hold_reasons = 'M' where buyer_id = 'held'");
    assertThat(later).isNotEqualTo(held);
    assertThat(server.dueOrders().due(10)).containsExactly(new ExpireOrder(due));
    shop.run(new ExpireOrder(due), ExpireOrder.OrderExpired.class);
    assertThat(server.dueOrders().due(10)).isEmpty();
  }
}
