package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.holdfast.stock.Allocation;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// States that cannot be cannot be made.
class StateTests {
  @Test
  void linesCountWithinTheirQuantity() {
    assertThatNoException().isThrownBy(() -> Samples.line(5, 2, 3, 3, 3, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.line(5, 3, 3, 0, 0, 0))
        .withMessage("line 1 of 5: cancelled 3, shipped 3, delivered 0, returned 0, refunded 0");
    assertThatIllegalArgumentException().isThrownBy(() -> Samples.line(0, 0, 0, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Samples.line(5, -1, 0, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Samples.line(5, 0, -1, -1, -1, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> Samples.line(5, 0, 2, 3, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Samples.line(5, 0, 2, -1, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Samples.line(5, 0, 2, 1, 2, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Samples.line(5, 0, 2, 1, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Samples.line(5, 0, 2, 1, 0, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> Samples.line(5, 0, 2, 1, 0, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> priced(0, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> priced(1, -1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> priced(1, 1, -1));
    assertThatNoException().isThrownBy(() -> priced(1, 0, 0));
  }

  private static OrderLine priced(int number, long unitPrice, long tax) {
    return new OrderLine(number, "A", "t", false, 3, unitPrice, tax, 0, 0, 0, 0, 0, 0, List.of());
  }

  @Test
  void unitsOfALineAddUpToItsValueInWhateverPortions() {
    var random = new Random(11);
    for (int run = 0; run < 2000; run++) {
      long quantity = 1 + random.nextInt(20);
      long tax = random.nextInt(3) == 0 ? random.nextLong(1_000_000_000_000L) : random.nextInt(50);
      var line = new OrderLine(1, "A", "t", false, quantity, 3, tax, 0, 0, 0, 0, 0, 0, List.of());
      long sum = 0;
      while (line.unshipped() > 0) {
        long units = 1 + random.nextLong(line.unshipped());
        sum += line.valueOfNext(units);
        line =
            random.nextBoolean()
                ? line.cancel(units, List.of())
                : line.ship(units, List.of()).deliver(units).refund(units);
        assertThat(line.cancelledValue()).isBetween(0L, 3 * quantity + tax);
      }
      assertThat(sum).isEqualTo(3 * quantity + tax);
    }
  }

  @Test
  void taxOfABillionUnitsDoesNotOverflow() {
    var line =
        new OrderLine(
            1,
            "A",
            "t",
            false,
            1_000_000_000,
            0,
            999_999_999_999_999L,
            0,
            0,
            0,
            0,
            0,
            0,
            List.of());
    assertThat(line.valueOfNext(999_999_999)).isEqualTo(999_999_998_999_999L);
  }

  @Test
  void amountsFitTogether() {
    assertThatNoException().isThrownBy(() -> new Amounts(10, 0, 0, 0, 10, 20, 20));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Amounts(10, 0, 0, 0, 11, 0, 0))
        .withMessage("total 10, due 11, captured 0, refunded 0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Amounts(10, -1, 0, 0, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Amounts(10, 0, -1, 0, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Amounts(10, 0, 0, -1, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Amounts(10, 0, 0, 0, -1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Amounts(10, 0, 0, 0, 0, 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Amounts(10, 0, 0, 0, 0, 0, -1));
  }

  @Test
  void amountsKnowWhatIsMissingAndWhatIsTooMuch() {
    var part = new Amounts(10, 0, 0, 0, 10, 6, 2);
    assertThat(part.refundable()).isEqualTo(4);
    assertThat(part.outstanding()).isEqualTo(6);
    assertThat(part.excess()).isZero();
    assertThat(part.covered()).isFalse();
    var exact = part.capture(6);
    assertThat(exact.covered()).isTrue();
    assertThat(exact.outstanding()).isZero();
    var more = exact.capture(1);
    assertThat(more.excess()).isEqualTo(1);
    assertThat(more.outstanding()).isZero();
    assertThat(more.refund(1).refunded()).isEqualTo(3);
    assertThat(more.withDue(3).due()).isEqualTo(3);
  }

  @Test
  void anOrderHasLinesAndPartsThatAreItsOwn() {
    var order = order(List.of(priced(1, 1, 1)), 1);
    assertThatIllegalStateException()
        .isThrownBy(() -> order.payment(5))
        .withMessage("order 1 has no payment 5");
    assertThatIllegalStateException().isThrownBy(() -> order.refund(5));
    assertThatIllegalStateException().isThrownBy(() -> order.shipment(5));
    assertThatIllegalArgumentException().isThrownBy(() -> order(List.of(), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> order(order.lines(), 0));
  }

  @Test
  void aShipmentIsNotEmpty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Shipment(3, List.of(), null, null, Instant.EPOCH, null))
        .withMessage("shipment 3 is empty");
  }

  @Test
  void partsAreReplacedOrAdded() {
    assertThat(Parts.plus(List.of(), "a")).containsExactly("a");
    assertThat(Parts.plus(List.of("a"), "b")).containsExactly("a", "b");
    assertThat(Parts.replace(List.of("a"), "a", "c")).containsExactly("c");
    assertThat(Parts.replace(List.of("a", "b"), "b", "c")).containsExactly("a", "c");
    assertThatIllegalStateException()
        .isThrownBy(() -> Parts.replace(List.of("a"), "b", "c"))
        .withMessage("b is not a part of the order");
  }

  @Test
  void whatFollowsFromTheLines() {
    var shipped = Samples.line(5, 0, 5, 0, 0, 0);
    var delivered = Samples.line(5, 0, 5, 5, 0, 0);
    var fresh = Samples.line(5, 0, 0, 0, 0, 0);
    var gone = Samples.line(5, 5, 0, 0, 0, 0);
    assertThat(Axes.fulfilment(List.of(fresh, gone))).isEqualTo(FulfilmentStatus.UNFULFILLED);
    assertThat(Axes.fulfilment(List.of(gone))).isEqualTo(FulfilmentStatus.UNFULFILLED);
    assertThat(Axes.fulfilment(List.of(delivered, fresh)))
        .isEqualTo(FulfilmentStatus.PARTIALLY_SHIPPED);
    assertThat(Axes.fulfilment(List.of(delivered, shipped))).isEqualTo(FulfilmentStatus.SHIPPED);
    assertThat(Axes.fulfilment(List.of(delivered, gone))).isEqualTo(FulfilmentStatus.DELIVERED);
  }

  @Test
  void linesShareWhatHasNotChanged() {
    var line = Samples.line(5, 0, 5, 0, 0, 0);
    assertThat(line.deliver(0)).isSameAs(line);
    assertThat(line.refund(0)).isSameAs(line);
    assertThat(line.allocate(List.of(new Allocation(1, 0, 5))).allocations())
        .containsExactly(new Allocation(1, 0, 5));
  }

  private static Order order(List<OrderLine> lines, long version) {
    return new Order(
        1,
        "b",
        "GBP",
        OrderStatus.PENDING_PAYMENT,
        PaymentStatus.UNPAID,
        FulfilmentStatus.UNFULFILLED,
        ReturnStatus.NONE,
        Set.of(),
        lines,
        new Amounts(4, 0, 0, 1, 4, 0, 0),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        new TreeMap<>(),
        Instant.EPOCH,
        Instant.EPOCH,
        version);
  }

  @Test
  void theTableRefusesWhatItDoesNotAllow() {
    var pending = order(List.of(priced(1, 1, 1)), 1);
    assertThatIllegalStateException()
        .isThrownBy(() -> Transitions.next(pending, Action.SHIP, pending))
        .withMessage("SHIP of an order that is PENDING_PAYMENT");
    assertThatIllegalStateException()
        .isThrownBy(() -> Transitions.next(pending, Action.RECORD_PAYMENT, pending));
    assertThatIllegalStateException()
        .isThrownBy(() -> Transitions.next(null, Action.SHIP, pending))
        .withMessage("SHIP of an order that is new");
    assertThat(Transitions.next(null, Action.PLACE, pending))
        .isEqualTo(OrderStatus.PENDING_PAYMENT);
  }

  /// `allowedActions` skips rows of an action that it has just seen.
  @Test
  void rowsOfAnActionStandTogetherAndEndWithoutACondition() {
    for (int i = 1; i < Transitions.TABLE.size(); i++) {
      var row = Transitions.TABLE.get(i);
      var former = Transitions.TABLE.get(i - 1);
      boolean continues = former.from() == row.from() && former.action() == row.action();
      assertThat(former.becomes() == Condition.ALWAYS)
          .as(former.toString())
          .isNotEqualTo(continues);
      if (continues) assertThat(row.given()).isEqualTo(former.given());
      boolean seenBefore =
          Transitions.TABLE.subList(0, i).stream()
              .anyMatch(r -> r.from() == row.from() && r.action() == row.action());
      assertThat(seenBefore).isEqualTo(continues);
    }
  }
}
