package dev.holdfast.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.order.PlaceOrder;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrdersTests {
  private static List<PlaceOrder> thousand(Workload workload) {
    var orders = new Orders(workload, 1);
    return Stream.generate(orders::next).limit(1_000).toList();
  }

  @Test
  void everybodyWantsTheHotSku() {
    assertThat(thousand(Workload.HOT))
        .allSatisfy(order ->
            assertThat(order.lines()).extracting(PlaceOrder.Line::sku).containsExactly("HOT"));
  }

  @Test
  void cartsHaveOneToTwentyLinesOfSkusThatExist() {
    var carts = thousand(Workload.CART);
    var sizes = carts.stream().map(order -> order.lines().size()).collect(Collectors.toSet());
    assertThat(sizes)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    assertThat(Orders.skus())
        .containsAll(
            carts.stream().flatMap(o -> o.lines().stream()).map(PlaceOrder.Line::sku).toList());
  }

  @Test
  void theSameSeedGivesTheSameOrders() {
    assertThat(thousand(Workload.SPREAD)).isEqualTo(thousand(Workload.SPREAD));
  }

  @Test
  void theFirstIsDrawnTwiceAsOftenAsTheSecondAndTheLastStillIs() {
    var zipf = new Zipf(200);
    var random = new SplittableRandom(7);
    var draws = new int[200];
    for (int i = 0; i < 200_000; i++) draws[zipf.draw(random)]++;
    assertThat((double) draws[0] / draws[1]).isBetween(1.8, 2.2);
    assertThat(draws[199]).isPositive();
  }
}
