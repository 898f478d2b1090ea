package dev.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeysTests {
  private static final Table<Long, String> LOW = Table.ranked("low", 1);
  private static final Table<String, String> HIGH = Table.ranked("high", 7);
  private static final Index<String, Long, String> INDEX = new Index<>("index", LOW, List::of);

  @Test
  void rowsAreInTheOneGlobalLockOrderHoweverTheyWereNamed() {
    var keys = new Keys().lock(HIGH, "b").lock(LOW, 10L).lock(HIGH, "a").lock(LOW, 9L);
    keys.lock(HIGH, "b");
    assertThat(keys.locked().toString()).isEqualTo("{low=[9, 10], high=[a, b]}");
  }

  @Test
  void anIndexIsReadAndNeverLocked() {
    var keys = new Keys().lock(INDEX, "part");
    assertThat(keys.locked()).isEmpty();
    assertThat(keys.read()).containsOnlyKeys(INDEX);
  }

  @Test
  void theLowestAreThoseOfTheLowestRankWhicheverWayTheyAreLoaded() {
    var keys = new Keys().lock(HIGH, "a").read(LOW, 1L).tryLock(new Row(LOW, 2L)).lock(LOW, 3L);
    var lowest = keys.lowest();
    assertThat(lowest.locked()).containsOnlyKeys(LOW);
    assertThat(lowest.tried()).containsOnlyKeys(LOW);
    assertThat(lowest.read()).containsOnlyKeys(LOW);
    assertThat(new Keys().lock(HIGH, "a").read(INDEX, "part").lowest().locked()).isEmpty();
  }

  @Test
  void ofNoKeysNoneAreTheLowest() {
    assertThat(new Keys().isEmpty()).isTrue();
    assertThat(new Keys().lowest().isEmpty()).isTrue();
    assertThat(new Keys().tryLock(new Row(LOW, 1L)).isEmpty()).isFalse();
  }

  @Test
  void tablesOfOneRankAreOrderedByName() {
    assertThat(Table.ranked("a", 3).compareTo(Table.ranked("b", 3))).isNegative();
    assertThat(Table.ranked("z", 2).compareTo(Table.ranked("b", 3))).isNegative();
  }
}
