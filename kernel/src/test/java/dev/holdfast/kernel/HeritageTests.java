package dev.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeritageTests {
  private static final Table<Long, String> HOT = Table.<Long, String>ranked("hot", 1).inherited();
  private static final Table<Long, String> COLD = Table.ranked("cold", 2);

  /// From a letter to the cold row that contains it.
  private static final Index<String, Long, String> LETTER =
      new Index<>("letter", COLD, text -> List.of(text.split("")));

  private final Workspace before = new Workspace();
  private final Workspace workspace = new Workspace();
  private final Heritage heritage = new Heritage(before);

  @Test
  void onlyWhatTheBatchBeforeHasLockedConcernsIt() {
    before.load(HOT, 1L, "one", true);
    before.load(HOT, 2L, "two", false);
    before.load(COLD, 1L, "a", true);
    assertThat(heritage.concerns(HOT, 1L)).isTrue();
    assertThat(heritage.concerns(HOT, 2L)).isFalse();
    assertThat(heritage.concerns(HOT, 3L)).isFalse();
    assertThat(heritage.concerns(COLD, 1L)).isTrue();
  }

  /// It is not locked, so somebody else may have added it since.
  @Test
  void aRowThatItHasNotFoundAndDoesNotAddIsNoConcern() {
    before.load(HOT, 1L, null, true);
    before.load(COLD, 1L, null, true);
    before.load(COLD, 2L, null, true);
    before.put(COLD, 2L, "new");
    assertThat(heritage.concerns(HOT, 1L)).isFalse();
    assertThat(heritage.concerns(COLD, 1L)).isFalse();
    assertThat(heritage.concerns(COLD, 2L)).isTrue();
  }

  @Test
  void anIndexIsConcernedByTheOwnersThatAreAddedOrChanged() {
    before.load(COLD, 1L, "abc", true);
    before.load(COLD, 2L, "d", true);
    before.put(COLD, 2L, "de");
    before.put(COLD, 3L, "f");
    for (var part : List.of("d", "e", "f")) assertThat(heritage.concerns(LETTER, part)).isTrue();
    for (var part : List.of("a", "g")) assertThat(heritage.concerns(LETTER, part)).isFalse();
    assertThat(heritage.hand(LETTER, "d", false, workspace)).isFalse();
  }

  @Test
  void rowsAreTakenOverAsTheyAreLeftAndLockedLater() {
    before.load(HOT, 1L, "one", true);
    before.load(HOT, 2L, "two", true);
    before.put(HOT, 1L, "uno");
    assertThat(heritage.hand(HOT, 1L, true, workspace)).isTrue();
    assertThat(heritage.hand(HOT, 2L, false, workspace)).isTrue();
    assertThat(workspace.get(HOT, 1L)).isEqualTo("uno");
    assertThat(workspace.get(HOT, 2L)).isEqualTo("two");
    assertThat(heritage.toLock().tried()).containsOnlyKeys(HOT);
    assertThat(heritage.toLock().tried().get(HOT)).containsExactly(1L);
  }

  @Test
  void rowsOfOtherTablesAreNot() {
    before.load(COLD, 1L, "one", true);
    assertThat(heritage.hand(COLD, 1L, true, workspace)).isFalse();
    assertThat(workspace.isLoaded(COLD, 1L)).isFalse();
    assertThat(heritage.toLock().isEmpty()).isTrue();
  }

  @Test
  void whatIsFoundMustBeWhatWasExpected() {
    before.load(HOT, 1L, "one", true);
    before.put(HOT, 1L, "uno");
    heritage.hand(HOT, 1L, true, workspace);
    workspace.put(HOT, 1L, "eins");
    var found = new Workspace();
    assertThat(heritage.matches(found)).as("locked by somebody else").isFalse();
    found.load(HOT, 1L, "one", true);
    assertThat(heritage.matches(found)).isFalse();
    found.load(HOT, 1L, null, true);
    assertThat(heritage.matches(found)).isFalse();
    found.load(HOT, 1L, "uno", true);
    assertThat(heritage.matches(found)).isTrue();
  }
}
