package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.holdfast.stock.Quantities;
import dev.holdfast.stock.Stock;
import dev.holdfast.stock.StockCell;
import dev.holdfast.stock.StockTables;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The invariants that the histories are checked against do fire.
class InvariantsTests {
  private final Desk desk = new Desk();
  private String order = "";

  @BeforeEach
  void aPaidOrder() {
    desk.shop().location("MAIN", 0).sku("A", 100).receive("A", "MAIN", 9);
    order = desk.place(desk.line("A", 5)).id();
    desk.pay(order);
    assertThatNoException().isThrownBy(() -> Invariants.check(desk.shop()));
  }

  private void fires() {
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> Invariants.check(desk.shop()));
  }

  private void corrupt(
      @Nullable OrderStatus status, @Nullable Amounts amounts, Set<HoldReason> holds, long skip) {
    var o = desk.order(order);
    var corrupted =
        new Order(
            o.id(),
            o.buyerId(),
            o.currency(),
            status == null ? o.status() : status,
            o.paymentStatus(),
            o.fulfilmentStatus(),
            o.returnStatus(),
            holds,
            o.lines(),
            amounts == null ? o.amounts() : amounts,
            List.of(),
            null,
            o.payments(),
            o.refunds(),
            o.shipments(),
            o.reference(),
            o.note(),
            o.metadata(),
            o.createdAt(),
            o.expiresAt(),
            o.version() + skip);
    desk.shop().force(OrderTables.ORDER, o.id(), corrupted);
    fires();
  }

  private void corrupt(Quantities quantities) {
    var cell = desk.shop().stock("A").cells().getFirst();
    var corrupted =
        new StockCell(cell.id(), "A", "MAIN", cell.priority(), quantities, cell.version());
    desk.shop().force(StockTables.STOCK, "A", new Stock("A", List.of(corrupted)));
    fires();
  }

  @Test
  void whenAVersionIsSkipped() {
    corrupt(null, null, Set.of(), 1);
  }

  @Test
  void whenMoneyHasNoHome() {
    corrupt(null, new Amounts(500, 0, 0, 0, 500, 600, 0), Set.of(), 0);
  }

  @Test
  void whenAnOrderIsConfirmedUnpaid() {
    corrupt(null, new Amounts(500, 0, 0, 0, 500, 0, 0), Set.of(), 0);
  }

  @Test
  void whenAHoldHasNoReason() {
    corrupt(null, null, Set.of(HoldReason.OVERPAID), 0);
  }

  @Test
  void whenStockIsHeldByAnOrderThatHasEnded() {
    corrupt(OrderStatus.COMPLETED, null, Set.of(), 0);
  }

  @Test
  void whenUnitsAppearWithoutAMovement() {
    corrupt(new Quantities(10, 0, 5, 0));
  }

  @Test
  void whenAHoldIsLost() {
    corrupt(new Quantities(9, 0, 4, 1));
  }
}
