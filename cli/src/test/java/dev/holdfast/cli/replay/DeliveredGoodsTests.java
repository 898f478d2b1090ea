package dev.holdfast.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.replay.DeliveredGoods.Units;
import org.junit.jupiter.api.Test;

class DeliveredGoodsTests {
  private final DeliveredGoods received = new DeliveredGoods();

  DeliveredGoodsTests() {
    var plan =
        Rows.plan(
            "1,1A,x,6,1.00,17850,",
            "1,1B,x,1,1.00,17850,",
            "1,1A,x,2,0.90,17850,",
            "2,1A,x,3,1.10,17850,");
    received.add(plan.invoices().get(0), "o-1");
    received.add(plan.invoices().get(1), "o-2");
  }

  @Test
  void takesTheNewestFirstAndSplits() {
    assertThat(received.take("1A", 4))
        .containsExactly(new Units("2", "o-2", 1, 3), new Units("1", "o-1", 3, 1));
    assertThat(received.take("1A", 2))
        .containsExactly(new Units("1", "o-1", 3, 1), new Units("1", "o-1", 1, 1));
  }

  @Test
  void takesNoMoreThanThereIs() {
    assertThat(received.take("1A", 100).stream().mapToLong(Units::quantity).sum()).isEqualTo(11);
    assertThat(received.take("1A", 1)).isEmpty();
    assertThat(received.take("1B", 1)).hasSize(1);
  }

  @Test
  void takesNothingThatNeverCame() {
    assertThat(received.take("1a", 1)).isEmpty();
  }
}
