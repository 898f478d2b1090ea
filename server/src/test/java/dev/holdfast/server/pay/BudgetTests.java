package dev.holdfast.server.pay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.store.ProviderBudgets.Drawn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTests {
  private static final long SECOND = 1_000_000_000L;
  private static final int PER_SECOND = 10;

  private final List<Integer> draws = new ArrayList<>();
  private int inBucket = PER_SECOND;
  private final Budget budget = new Budget(PER_SECOND, this::draw, 0);

  private Drawn draw(int wanted) {
    draws.add(wanted);
    int taken = Math.min(wanted, inBucket);
    inBucket -= taken;
    return new Drawn(taken, inBucket);
  }

  @Test
  void drawsWhatIsNeededAndNoMore() {
    assertThat(budget.take(4, 0)).isEqualTo(4);
    assertThat(budget.take(9, 0)).isEqualTo(6);
    assertThat(budget.take(1, 0)).isZero();
    assertThat(draws).containsExactly(4, 9, 1);
  }

  @Test
  void hopesForWhatTheBucketHasByNowAndAsksNobodyForThat() {
    assertThat(budget.hope(0)).isEqualTo(10);
    budget.take(10, 0);
    assertThat(budget.hope(0)).isZero();
    assertThat(budget.hope(SECOND / 2)).isEqualTo(5);
    assertThat(budget.hope(60 * SECOND)).isEqualTo(10);
    assertThat(draws).containsExactly(10);
  }

  @Test
  void whatWasNotUsedIsSpentFirst() {
    budget.take(4, 0);
    budget.giveBack(3);
    assertThat(budget.take(2, SECOND / 2)).isEqualTo(2);
    assertThat(draws).containsExactly(4);
  }

  @Test
  void whatNobodySpendsForASecondIsGone() {
    budget.take(4, 0);
    budget.giveBack(4);
    assertThat(budget.take(3, 2 * SECOND)).isEqualTo(3);
    assertThat(draws).containsExactly(4, 3);
  }

  @Test
  void whatWasSpentWithoutAskingIsOwedHoweverLongAgo() {
    for (int i = 0; i < 8; i++) budget.spend();
    assertThat(budget.hope(0)).isEqualTo(2);
    assertThat(budget.take(3, 5 * SECOND)).isEqualTo(2);
    assertThat(draws).containsExactly(11);
    assertThat(budget.take(1, 5 * SECOND)).isZero();
  }

  @Test
  void howeverMuchIsOwedTimePaysItBack() {
    inBucket = 0;
    for (int i = 0; i < 3 * PER_SECOND; i++) budget.spend();
    for (int second = 1; second <= 3; second++) {
      assertThat(budget.hope(second * SECOND)).isZero();
      inBucket = PER_SECOND;
    }
    assertThat(budget.hope(4 * SECOND)).as("the last of it").isZero();
    assertThat(budget.hope(5 * SECOND)).isEqualTo(PER_SECOND);
    assertThat(draws).containsExactly(30, 30, 20, 10);
    inBucket = PER_SECOND;
    assertThat(budget.take(4, 5 * SECOND)).isEqualTo(4);
  }
}
