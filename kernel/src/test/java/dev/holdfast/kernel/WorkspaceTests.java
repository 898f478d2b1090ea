package dev.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkspaceTests {
  private static final Table<Long, String> LOW = Table.ranked("low", 1);
  private static final Table<String, String> HIGH = Table.ranked("high", 7);

  private final Workspace workspace = new Workspace();

  private record Happened(int n) implements Event {}

  @BeforeEach
  void load() {
    workspace.load(LOW, 1L, "one", true);
    workspace.load(LOW, 2L, null, true);
    workspace.load(HIGH, "read", "only", false);
  }

  private static Entry entry(int n) {
    return new Entry("thing", 1, n, new Happened(n));
  }

  @Test
  void aRowIsSeenAsTheBatchHasChangedIt() {
    assertThat(workspace.find(LOW, 1L)).isEqualTo("one");
    assertThat(workspace.find(LOW, 2L)).isNull();
    workspace.put(LOW, 1L, "uno");
    workspace.put(LOW, 2L, "due");
    assertThat(workspace.get(LOW, 1L)).isEqualTo("uno");
    assertThat(workspace.get(LOW, 2L)).isEqualTo("due");
  }

  @Test
  void aRowThatWasNotLoadedIsABug() {
    assertThatThrownBy(() -> workspace.find(LOW, 3L))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("low 3 was not loaded");
    assertThatThrownBy(() -> workspace.get(LOW, 2L)).hasMessageContaining("low 2 does not exist");
  }

  @Test
  void aRowThatWasOnlyReadCannotBeChangedUntilItIsLocked() {
    assertThatThrownBy(() -> workspace.put(HIGH, "read", "changed"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was not locked");
    assertThat(workspace.isLoaded(HIGH, "read", false)).isTrue();
    assertThat(workspace.isLoaded(HIGH, "read", true)).isFalse();
    workspace.load(HIGH, "read", "fresh", true);
    workspace.put(HIGH, "read", "changed");
    assertThat(workspace.get(HIGH, "read")).isEqualTo("changed");
  }

  @Test
  void changesComeInTheOrderOfTablesAndOfTheirKeys() {
    workspace.put(HIGH, "added", "a");
    for (long key = 9_000_000_000L; key > 2; key /= 7) workspace.put(LOW, key, "new");
    workspace.put(LOW, 1L, "uno");
    workspace.put(HIGH, "aardvark", "b");
    assertThat(workspace.changes().keySet()).containsExactly(LOW, HIGH);
    assertThat(workspace.changes().get(LOW))
        .extracting(change -> (Long) change.key())
        .isSorted()
        .hasSizeGreaterThan(10);
    assertThat(workspace.changes().get(HIGH))
        .extracting(change -> (String) change.key())
        .containsExactly("aardvark", "added");
  }

  @Test
  void rollbackUndoesThisDecisionAndNoOther() {
    workspace.begin("key:one", null);
    workspace.put(LOW, 1L, "first");
    workspace.append(entry(1));
    workspace.begin("key:two", null);
    workspace.put(LOW, 1L, "second");
    workspace.put(LOW, 1L, "third");
    workspace.put(LOW, 2L, "new");
    workspace.put(LOW, 9L, "unloaded");
    workspace.append(entry(2));
    workspace.rollback();
    assertThat(workspace.find(LOW, 1L)).isEqualTo("first");
    assertThat(workspace.find(LOW, 2L)).isNull();
    assertThat(workspace.find(LOW, 9L)).isNull();
    assertThat(workspace.entries())
        .extracting(Workspace.Journaled::actor)
        .containsExactly("key:one");
    assertThat(workspace.changes()).containsOnlyKeys(LOW);
  }

  @Test
  void entriesNameWhoAndWhatCausedThem() {
    var cause = new CommandId("shop", "k1");
    workspace.begin("key:one", cause);
    workspace.append(entry(1));
    assertThat(workspace.entries())
        .containsExactly(new Workspace.Journaled(entry(1), "key:one", cause));
  }

  @Test
  void changesAreWhatDiffersFromTheLoadedByTableInLockOrder() {
    workspace.load(HIGH, "x", "x", true);
    workspace.put(HIGH, "x", "y");
    workspace.put(LOW, 1L, "uno");
    workspace.put(LOW, 2L, "due");
    assertThat(workspace.changes().keySet().stream().map(Table::name))
        .containsExactly("low", "high");
    assertThat(workspace.changes().get(LOW))
        .containsExactlyInAnyOrder(
            new Workspace.Change(1L, "one", "uno"), new Workspace.Change(2L, null, "due"));
  }

  @Test
  void aRowPutBackAsItWasIsNoChange() {
    var one = workspace.get(LOW, 1L);
    workspace.put(LOW, 1L, "uno");
    workspace.put(LOW, 1L, one);
    assertThat(workspace.changes()).isEmpty();
  }
}
