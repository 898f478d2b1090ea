package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Store.CommitStatus;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.testkit.Faults.CommitFault;
import dev.holdfast.testkit.Ledger.Add;
import dev.holdfast.testkit.ScriptedFaults.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever the store does, each command gets one true answer.
@Timeout(30)
class EngineFailureTests {
  private static final LaneOptions IMPATIENT =
      LedgerEngine.OPTIONS.withPatience(Duration.ofMillis(150));

  private static RuntimeException violation() {
    return new StoreException.Violation("account_check", "too much", null);
  }

  private static RuntimeException unreachable() {
    return new StoreException.Unreachable("connection refused", null);
  }

  private static RuntimeException contended() {
    return new StoreException.Contended("deadlock detected", null);
  }

  private static void allDecided(List<CompletableFuture<Reply>> replies) {
    for (var reply : replies) {
      assertThat(LedgerEngine.join(reply)).isInstanceOf(Reply.Decided.class);
    }
  }

  @Test
  void oneViolationAmongAThousandIsFoundAndTheOthersSucceed() {
    try (var ledger = new LedgerEngine()) {
      ledger.faults.poison(
          r -> r.type().equals("overdrawn"), LedgerEngine.fail(EngineFailureTests::violation));
      var held = ledger.holdNextBatch();
      var replies = new ArrayList<>(List.of(ledger.submit(new Add(1, 1))));
      held.awaitReached();
      for (int i = 0; i < 500; i++) replies.add(ledger.submit(new Add(1, 1)));
      var culprit = ledger.submit(new Add(2, -1));
      for (int i = 0; i < 499; i++) replies.add(ledger.submit(new Add(1, 1)));
      held.release();
      allDecided(replies);
      assertThat(LedgerEngine.join(culprit))
          .isEqualTo(new Reply.Violated("account_check", "too much"));
      assertThat(ledger.balance(1)).isEqualTo(1_000);
      assertThat(ledger.database.receipts()).hasSize(1_000);
    }
  }

  @Test
  void aViolationThatPassesHasASecondChance() {
    try (var ledger = new LedgerEngine()) {
      ledger.faults.next(Step.WRITE, LedgerEngine.fail(EngineFailureTests::violation));
      assertThat(ledger.execute(new Add(1, 1))).isInstanceOf(Reply.Decided.class);
    }
  }

  @Test
  void aDeadlockIsRunAgain() {
    try (var ledger = new LedgerEngine()) {
      for (var step : List.of(Step.BEGIN, Step.LOAD, Step.WRITE)) {
        ledger.faults.next(step, LedgerEngine.fail(EngineFailureTests::contended));
      }
      assertThat(ledger.execute(new Add(1, 1))).isInstanceOf(Reply.Decided.class);
      assertThat(ledger.balance(1)).isEqualTo(1);
      assertThat(ledger.failures).hasSize(3);
    }
  }

  @Test
  void aFullQueueRefusesAndNothingIsHalfDone() {
    try (var ledger = new LedgerEngine(LedgerEngine.OPTIONS.withQueue(5))) {
      var held = ledger.holdNextBatch();
      var taken = new ArrayList<>(List.of(ledger.submit(new Add(1, 1))));
      held.awaitReached();
      for (int i = 0; i < 5; i++) taken.add(ledger.submit(new Add(1, 1)));
      var refused = LedgerEngine.submission("refused", new Add(1, 1));
      assertThat(LedgerEngine.join(ledger.engine.submit(refused)))
          .isInstanceOf(Reply.Overloaded.class);
      held.release();
      allDecided(taken);
      assertThat(ledger.balance(1)).isEqualTo(6);
      allDecided(List.of(ledger.engine.submit(refused)));
      assertThat(ledger.balance(1)).isEqualTo(7);
    }
  }

  @Test
  void anUnansweredCommitThatHappenedIsAnsweredOnce() {
    try (var ledger = new LedgerEngine()) {
      ledger.faults.nextCommit(CommitFault.UNKNOWN_COMMITTED);
      var reply = ledger.execute(new Add(1, 5));
      assertThat(reply).isInstanceOf(Reply.Decided.class);
      assertThat(((Reply.Decided) reply).replayed()).isFalse();
      assertThat(ledger.balance(1)).isEqualTo(5);
    }
  }

  @Test
  void anUnansweredCommitThatDidNotHappenIsRunAgain() {
    try (var ledger = new LedgerEngine()) {
      ledger.faults.nextCommit(CommitFault.UNKNOWN_ABORTED);
      assertThat(ledger.execute(new Add(1, 5))).isInstanceOf(Reply.Decided.class);
      assertThat(ledger.balance(1)).isEqualTo(5);
      assertThat(ledger.database.receipts()).hasSize(1);
    }
  }

  @Test
  void anUnansweredCommitIsAskedForUntilItHasEnded() {
    for (var how : List.of(CommitStatus.COMMITTED, CommitStatus.ABORTED)) {
      try (var ledger = new LedgerEngine()) {
        ledger.faults.nextCommit(CommitFault.UNKNOWN_OPEN);
        var reply = ledger.submit(new Add(1, 5));
        Await.until("left open", () -> !ledger.database.leftOpen().isEmpty());
        ledger.faults.next(Step.STATUS_OF, LedgerEngine.fail(EngineFailureTests::unreachable));
        assertThat(reply).isNotDone();
        ledger.database.end(ledger.database.leftOpen().getFirst(), how);
        allDecided(List.of(reply));
        assertThat(ledger.balance(1)).isEqualTo(5);
      }
    }
  }

  @Test
  void whoAsksAgainLearnsWhatBecameOfAnUnknownOutcome() {
    for (var how : List.of(CommitStatus.COMMITTED, CommitStatus.ABORTED)) {
      try (var ledger = new LedgerEngine(IMPATIENT)) {
        ledger.faults.nextCommit(CommitFault.UNKNOWN_OPEN);
        var command = LedgerEngine.submission("same", new Add(1, 5));
        assertThat(LedgerEngine.join(ledger.engine.submit(command)))
            .isInstanceOf(Reply.OutcomeUnknown.class);
        allDecided(List.of(ledger.submit(new Add(2, 1))));
        ledger.database.end(ledger.database.leftOpen().getFirst(), how);
        var again = LedgerEngine.join(ledger.engine.submit(command));
        assertThat(again).isInstanceOf(Reply.Decided.class);
        assertThat(((Reply.Decided) again).replayed()).isEqualTo(how == CommitStatus.COMMITTED);
        assertThat(ledger.balance(1)).isEqualTo(5);
      }
    }
  }

  @Test
  void commitsThatAlwaysAbortUnansweredEndInAnAnswer() {
    try (var ledger = new LedgerEngine(IMPATIENT)) {
      for (int i = 0; i < 10_000; i++) ledger.faults.nextCommit(CommitFault.UNKNOWN_ABORTED);
      assertThat(ledger.execute(new Add(1, 5))).isInstanceOf(Reply.Unavailable.class);
      assertThat(ledger.balance(1)).isZero();
    }
  }

  @Test
  void aDeadStoreIsUnavailableUntilItIsBack() {
    try (var ledger = new LedgerEngine(IMPATIENT)) {
      ledger.execute(new Add(1, 1));
      ledger.faults.kill(LedgerEngine.fail(EngineFailureTests::unreachable));
      var command = LedgerEngine.submission("same", new Add(1, 5));
      assertThat(LedgerEngine.join(ledger.engine.submit(command)))
          .isInstanceOf(Reply.Unavailable.class);
      ledger.faults.revive();
      allDecided(List.of(ledger.engine.submit(command)));
      assertThat(ledger.balance(1)).isEqualTo(6);
    }
  }

  @Test
  void aStoreThatIsBackInTimeIsNotNoticed() {
    try (var ledger = new LedgerEngine()) {
      ledger.faults.kill(LedgerEngine.fail(EngineFailureTests::unreachable));
      var reply = ledger.submit(new Add(1, 5));
      Await.until("tried and failed", () -> ledger.failures.size() >= 2);
      ledger.faults.revive();
      allDecided(List.of(reply));
    }
  }

  @Test
  void aCallerWhoWaitedTooLongInTheQueueMayTryAgain() {
    try (var ledger = new LedgerEngine(IMPATIENT)) {
      var held = ledger.holdNextBatch();
      var first = ledger.submit(new Add(1, 1));
      held.awaitReached();
      var command = LedgerEngine.submission("same", new Add(1, 5));
      assertThat(ledger.engine.execute(command)).isInstanceOf(Reply.Overloaded.class);
      held.release();
      LedgerEngine.join(first);
      assertThat(ledger.engine.execute(command)).isInstanceOf(Reply.Decided.class);
      assertThat(ledger.balance(1)).isEqualTo(6);
    }
  }
}
