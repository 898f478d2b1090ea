package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.testkit.Ledger.Add;
import dev.holdfast.testkit.Ledger.AddByAlias;
import dev.holdfast.testkit.Ledger.AddByAliases;
import dev.holdfast.testkit.Ledger.Name;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a batch that runs ahead can take over, and which of its commands have to wait. Of four
/// commands that wait for a lane, two are a batch.
class AheadWaitingTests {
  private final List<Integer> ahead = new ArrayList<>();
  private final List<Integer> inTurn = new ArrayList<>();
  private final SteppedLedger server = new SteppedLedger(new Written(), 2, 2);
  private int sent;

  /// Counts the commands of each batch.
  private final class Written implements Faults {
    @Override
    public void write(Workspace workspace, List<Receipt> receipts) {
      if (!receipts.isEmpty()) inTurn.add(receipts.size()); // a second half has none
    }

    @Override
    public void writeNew(Workspace workspace, List<Receipt> receipts) {
      ahead.add(receipts.size());
    }
  }

  private List<String> run(Command... commands) {
    for (var command : commands) server.submit(LedgerEngine.submission("k" + sent++, command));
    server.run();
    var bodies = server.answers().stream().map(SteppedLedger.Answer::body).toList();
    return bodies.subList(sent - commands.length, sent);
  }

  private void open() {
    run(new Name("a", 1), new Name("b", 2));
    ahead.clear();
    inTurn.clear();
  }

  @Test
  void aCommandThatNeedsTheCommitBeforeBeginsTheNextBatch() {
    open();
    run(new AddByAlias("a", 1), new Add(5, 1), new AddByAlias("a", 10), new Add(5, 10));
    assertThat(inTurn).containsExactly(2, 1);
    assertThat(ahead).containsExactly(1);
    assertThat(server.balance(1)).isEqualTo(11);
    assertThat(server.balance(5)).isEqualTo(11);
  }

  @Test
  void aBatchOfWhichAllNeedTheCommitBeforeWaitsForIt() {
    open();
    run(new AddByAlias("a", 1), new Add(5, 1), new AddByAlias("a", 10), new AddByAlias("a", 5));
    assertThat(inTurn).containsExactly(2, 2);
    assertThat(ahead).isEmpty();
    assertThat(server.balance(1)).isEqualTo(16);
  }

  @Test
  void whatTheBatchBeforeHasNotLockedIsLoadedInAsManyRoundsAsItTakes() {
    open();
    run(new Add(1, 100), new Add(5, 1), new AddByAlias("a", 10), new AddByAlias("b", 5));
    assertThat(inTurn).containsExactly(2);
    assertThat(ahead).containsExactly(2);
    assertThat(server.balance(1)).isEqualTo(110);
    assertThat(server.balance(2)).isEqualTo(5);
  }

  /// Each batch holds one of the two rows that it needs.
  @Test
  void nobodyIsPutBackForEver() {
    open();
    var commands = new ArrayList<Command>(List.of(new AddByAlias("a", 1), new Add(5, 1)));
    commands.add(new AddByAliases("a", "b", 1_000));
    for (int i = 0; i < 20; i++) commands.add(new AddByAlias(i % 2 == 0 ? "b" : "a", 1));
    run(commands.toArray(Command[]::new));
    var effects = server.history().stream().map(Entry::event).toList();
    assertThat(effects.indexOf(new Ledger.Changed(1_000))).isLessThan(8);
    assertThat(server.balance(1)).isEqualTo(1_011);
    assertThat(server.balance(2)).isEqualTo(1_010);
  }

  @Test
  void aRowThatTheBatchBeforeHasNotFoundIsLookedForAgain() {
    var answers = run(new Add(7, -5), new Add(5, 1), new Add(7, -6), new Add(7, 8));
    assertThat(answers.getFirst()).isEqualTo(answers.get(2)).contains("0");
    assertThat(inTurn).containsExactly(2);
    assertThat(ahead).containsExactly(2);
    assertThat(server.balance(7)).isEqualTo(8);
  }
}
