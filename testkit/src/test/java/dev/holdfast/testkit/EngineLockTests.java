package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Row;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.testkit.Ledger.Account;
import dev.holdfast.testkit.Ledger.Add;
import dev.holdfast.testkit.Ledger.AddByAlias;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A stranger's lock stops the commands that need the row, and no other.
@Timeout(30)
class EngineLockTests {
  private static LedgerEngine withAccounts(Duration patience) {
    var ledger = new LedgerEngine(LedgerEngine.OPTIONS.withPatience(patience));
    ledger.execute(new Add(1, 100));
    ledger.execute(new Add(2, 100));
    ledger.execute(new Ledger.Name("one", 1));
    return ledger;
  }

  private static StoreUnderTest.Stranger lock(LedgerEngine ledger, long account) {
    return ledger.database.lockAsStranger(new Row(Ledger.ACCOUNT, account));
  }

  @Test
  void onlyTheCommandsThatNeedTheRowWait() {
    try (var ledger = withAccounts(Duration.ofSeconds(20))) {
      CompletableFuture<Reply> waiting;
      try (var stranger = lock(ledger, 1)) {
        assertThat(stranger).isNotNull();
        var held = ledger.holdNextBatch();
        var first = ledger.submit(new Add(2, 1));
        held.awaitReached();
        waiting = ledger.submit(new Add(1, 1));
        var through = new ArrayList<>(List.of(first));
        for (int i = 0; i < 50; i++) through.add(ledger.submit(new Add(2, 1)));
        held.release();
        for (var reply : through) {
          assertThat(LedgerEngine.join(reply)).isInstanceOf(Reply.Decided.class);
        }
        assertThat(waiting).isNotDone();
        Await.until("it is set aside", () -> ledger.engine.depth() == 1);
      }
      assertThat(LedgerEngine.join(waiting)).isInstanceOf(Reply.Decided.class);
      assertThat(ledger.balance(1)).isEqualTo(101);
      assertThat(ledger.balance(2)).isEqualTo(151);
    }
  }

  @Test
  void aRowNeededInASecondRoundStopsNoOtherEither() {
    try (var ledger = withAccounts(Duration.ofSeconds(20))) {
      CompletableFuture<Reply> waiting;
      try (var stranger = lock(ledger, 1)) {
        assertThat(stranger).isNotNull();
        waiting = ledger.submit(new AddByAlias("one", 1));
        assertThat(ledger.execute(new Add(2, 1))).isInstanceOf(Reply.Decided.class);
        assertThat(waiting).isNotDone();
      }
      assertThat(LedgerEngine.join(waiting)).isInstanceOf(Reply.Decided.class);
      assertThat(ledger.balance(1)).isEqualTo(101);
    }
  }

  @Test
  void whoWaitedTooLongForTheRowIsToldAndMayTryAgain() {
    try (var ledger = withAccounts(Duration.ofMillis(200))) {
      var command = LedgerEngine.submission("same", new Add(1, 1));
      try (var stranger = lock(ledger, 1)) {
        assertThat(stranger).isNotNull();
        assertThat(LedgerEngine.join(ledger.engine.submit(command)))
            .isInstanceOf(Reply.Overloaded.class);
        assertThat(ledger.execute(new Add(2, 1))).isInstanceOf(Reply.Decided.class);
      }
      Await.until(
          "the row is free again",
          () -> LedgerEngine.join(ledger.engine.submit(command)) instanceof Reply.Decided);
      assertThat(ledger.balance(1)).isEqualTo(101);
    }
  }

  @Test
  void anAnswerThatIsKnownAlreadyNeedsNoRow() {
    try (var ledger = withAccounts(Duration.ofMillis(500))) {
      var command = LedgerEngine.submission("same", new Add(1, 1));
      LedgerEngine.join(ledger.engine.submit(command));
      try (var stranger = lock(ledger, 1)) {
        assertThat(stranger).isNotNull();
        var again = LedgerEngine.join(ledger.engine.submit(command));
        assertThat(again).isInstanceOf(Reply.Decided.class);
      }
    }
  }

  @Test
  void aKeyThatSomebodyIsJustInsertingStopsNoOther() {
    try (var ledger = withAccounts(Duration.ofSeconds(20))) {
      var other = ledger.database.store(Faults.NONE, Duration.ZERO);
      var workspace = new Workspace();
      CompletableFuture<Reply> waiting;
      try (var batch = other.begin(List.of(), new Keys(), workspace)) {
        workspace.put(Ledger.ACCOUNT, 9L, new Account(9, 7, 1));
        batch.write(workspace, List.of());
        var held = ledger.holdNextBatch();
        var first = ledger.submit(new Add(2, 1));
        held.awaitReached();
        waiting = ledger.submit(new Add(9, 1));
        var through = ledger.submit(new Add(2, 1));
        held.release();
        LedgerEngine.join(first);
        assertThat(LedgerEngine.join(through)).isInstanceOf(Reply.Decided.class);
        assertThat(waiting).isNotDone();
        batch.commit();
      }
      assertThat(LedgerEngine.join(waiting)).isInstanceOf(Reply.Decided.class);
      assertThat(ledger.balance(9)).isEqualTo(8);
    }
  }

  @Test
  void commandsThatWaitForARowCountAgainstTheQueue() {
    try (var ledger = new LedgerEngine(LedgerEngine.OPTIONS.withQueue(10))) {
      ledger.execute(new Add(1, 100));
      var waiting = new ArrayList<CompletableFuture<Reply>>();
      try (var stranger = lock(ledger, 1)) {
        assertThat(stranger).isNotNull();
        for (int i = 0; i < 10; i++) {
          waiting.add(ledger.submit(new Add(1, 1)));
          int batches = ledger.batches.size();
          Await.until("set aside", () -> ledger.batches.size() >= batches + 2);
        }
        assertThat(ledger.submit(new Add(1, 1)))
            .isCompletedWithValueMatching(Reply.Overloaded.class::isInstance);
      }
      for (var reply : waiting) {
        assertThat(LedgerEngine.join(reply)).isInstanceOf(Reply.Decided.class);
      }
      assertThat(ledger.balance(1)).isEqualTo(110);
    }
  }
}
