package dev.holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllocatorTests {
  private static StockCell cell(long id, long onHand, long reserved) {
    return new StockCell(id, "A", "L" + id, (int) id, new Quantities(onHand, reserved, 0, 0), 1);
  }

  private static Stock stock(StockCell... cells) {
    return new Stock("A", List.of(cells));
  }

  @Test
  void theFirstThatHasAllOfItGivesIt() {
    var stock = stock(cell(1, 5, 3), cell(2, 3, 0), cell(3, 9, 0));
    assertThat(Allocator.allocate(stock, 2)).containsExactly(new Allocation(1, 2, 0));
    assertThat(Allocator.allocate(stock, 3)).containsExactly(new Allocation(2, 3, 0));
    assertThat(Allocator.allocate(stock, 9)).containsExactly(new Allocation(3, 9, 0));
  }

  @Test
  void otherwiseEachGivesWhatItHas() {
    var stock = stock(cell(1, 5, 3), cell(2, 4, 4), cell(3, 9, 0), cell(4, 5, 0));
    assertThat(Allocator.allocate(stock, 12))
        .containsExactly(new Allocation(1, 2, 0), new Allocation(3, 9, 0), new Allocation(4, 1, 0));
    assertThat(Allocator.allocate(stock, 11))
        .containsExactly(new Allocation(1, 2, 0), new Allocation(3, 9, 0));
  }

  @Test
  void moreThanThereIsCannotBeAllocated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Allocator.allocate(stock(cell(1, 2, 0), cell(2, 2, 0)), 5))
        .withMessage("5 of A wanted, 4 available");
  }

  @Test
  void whateverIsAvailableCanBeAllocated() {
    var random = new Random(7);
    for (int run = 0; run < 2000; run++) {
      var cells = new ArrayList<StockCell>();
      for (int i = 0; i <= random.nextInt(6); i++) {
        int onHand = random.nextInt(8);
        cells.add(cell(i, onHand, random.nextInt(onHand + 1)));
      }
      var stock = new Stock("A", cells);
      if (stock.available() == 0) continue;
      long wanted = 1 + random.nextLong(stock.available());
      var allocations = Allocator.allocate(stock, wanted);
      assertThat(allocations.stream().mapToLong(Allocation::held).sum()).isEqualTo(wanted);
      for (var a : allocations) {
        assertThat(a.held()).isBetween(1L, stock.cell(a.cell()).quantities().available());
        assertThat(a.away()).isZero();
      }
    }
  }

  @Test
  void stockKnowsItsCells() {
    var stock = stock(cell(1, 2, 0), cell(2, 3, 0));
    assertThat(stock.onHand()).isEqualTo(5);
    assertThat(stock.at("L2")).isEqualTo(cell(2, 3, 0));
    assertThat(stock.at("L3")).isNull();
    assertThat(stock.with(cell(1, 9, 0)).cells()).containsExactly(cell(1, 9, 0), cell(2, 3, 0));
    assertThat(stock(cell(1, 2, 0)).with(cell(1, 9, 0)).cells()).containsExactly(cell(1, 9, 0));
    assertThatIllegalStateException()
        .isThrownBy(() -> stock.cell(7))
        .withMessage("A has no cell 7");
    assertThatIllegalStateException().isThrownBy(() -> stock(cell(1, 2, 0)).with(cell(7, 1, 0)));
  }

  @Test
  void cellsStandByPriorityThenCode() {
    var first = new StockCell(9, "A", "Z", -1, Quantities.NONE, 0);
    var second = new StockCell(8, "A", "L0", 1, Quantities.NONE, 0);
    assertThat(stock(cell(1, 2, 0), cell(2, 3, 0)).plus(first).plus(second).cells())
        .extracting(StockCell::location)
        .containsExactly("Z", "L0", "L1", "L2");
  }

  @Test
  void quantitiesAreNeverNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Quantities(-1, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Quantities(1, -1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Quantities(1, 0, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Quantities(1, 0, 0, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quantities(5, 2, 2, 2))
        .withMessage("onHand 5, reserved 2, committed 2, unavailable 2");
    assertThat(new Quantities(6, 1, 2, 3).available()).isZero();
    assertThat(new Quantities(9, 1, 2, 3).plus(new Quantities(9, 3, 2, 1)))
        .isEqualTo(new Quantities(18, 4, 4, 4));
  }

  @Test
  void allocationsAreNeverNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Allocation(1, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Allocation(1, 0, -1));
    assertThat(new Allocation(1, 3, 1).ship(2)).isEqualTo(new Allocation(1, 1, 3));
    assertThat(new Allocation(1, 3, 1).release(2)).isEqualTo(new Allocation(1, 1, 1));
    assertThat(new Allocation(1, 3, 1).takeBack(1)).isEqualTo(new Allocation(1, 3, 0));
  }
}
