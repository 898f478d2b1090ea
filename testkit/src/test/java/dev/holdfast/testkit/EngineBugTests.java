package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.kernel.Submission;
import dev.holdfast.testkit.Ledger.Add;
import dev.holdfast.testkit.Ledger.Buggy;
import dev.holdfast.testkit.Ledger.Clueless;
import dev.holdfast.testkit.ScriptedFaults.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A bug, wherever it sits, harms nobody but whoever met it.
@Timeout(30)
class EngineBugTests {
  /// Runs the bug between two sound commands of one batch.
  private static void harmsNoNeighbour(LedgerEngine ledger, Command buggy) {
    var held = ledger.holdNextBatch();
    var replies = new ArrayList<>(List.of(ledger.submit(new Add(1, 1))));
    held.awaitReached();
    replies.add(ledger.submit(new Add(1, 10)));
    var broken = ledger.submit(buggy);
    replies.add(ledger.submit(new Add(1, 100)));
    held.release();
    assertThat(LedgerEngine.join(broken)).isInstanceOf(Reply.Broken.class);
    for (var reply : replies) {
      assertThat(LedgerEngine.join(reply)).isInstanceOf(Reply.Decided.class);
    }
    assertThat(ledger.balance(1)).isEqualTo(111);
    assertThat(ledger.database.receipts()).hasSize(3);
    assertThat(ledger.database.entries()).hasSize(3);
  }

  @Test
  void anExceptionInADecisionHarmsNoNeighbour() {
    try (var ledger = new LedgerEngine()) {
      harmsNoNeighbour(ledger, new Buggy(1, () -> new IllegalStateException("a bug")));
    }
  }

  @Test
  void anErrorInADecisionHarmsNoNeighbour() {
    try (var ledger = new LedgerEngine()) {
      harmsNoNeighbour(ledger, new Buggy(1, StackOverflowError::new));
    }
  }

  @Test
  void aDeciderThatCannotNameItsRowsHarmsNoNeighbour() {
    try (var ledger = new LedgerEngine()) {
      harmsNoNeighbour(ledger, new Clueless());
    }
  }

  @Test
  void aCommandWithoutADeciderHarmsNoNeighbour() {
    try (var ledger = new LedgerEngine()) {
      harmsNoNeighbour(ledger, new TakeUnits("sku", 1));
    }
  }

  @Test
  void aDecisionThatInterruptsItsLaneDoesNotStopIt() {
    try (var ledger = new LedgerEngine()) {
      Supplier<Throwable> interrupt =
          () -> {
            Thread.currentThread().interrupt();
            return new IllegalStateException("interrupted the lane");
          };
      assertThat(ledger.execute(new Buggy(1, interrupt))).isInstanceOf(Reply.Broken.class);
      for (int i = 0; i < 3; i++) {
        assertThat(ledger.execute(new Add(1, 1))).isInstanceOf(Reply.Decided.class);
      }
    }
  }

  @Test
  void aStoreThatFailsUnexpectedlyOnceIsTriedAgain() {
    for (var step : List.of(Step.BEGIN, Step.LOAD, Step.WRITE)) {
      try (var ledger = new LedgerEngine()) {
        ledger.faults.next(step, LedgerEngine.fail(() -> new IllegalStateException("a bug")));
        assertThat(ledger.execute(new Add(1, 1))).isInstanceOf(Reply.Decided.class);
        assertThat(ledger.balance(1)).isEqualTo(1);
      }
    }
  }

  @Test
  void aStoreThatAlwaysFailsUnexpectedlyBreaksTheCommand() {
    try (var ledger = new LedgerEngine()) {
      ledger.faults.poison(
          receipt -> receipt.type().equals("overdrawn"),
          LedgerEngine.fail(() -> new IllegalStateException("a bug")));
      assertThat(ledger.execute(new Add(1, -1))).isInstanceOf(Reply.Broken.class);
      assertThat(ledger.execute(new Add(1, 1))).isInstanceOf(Reply.Decided.class);
    }
  }

  @Test
  void aFailureAfterTheCommitIsNotTakenForOneBeforeIt() {
    try (var ledger = new LedgerEngine()) {
      ledger.faults.next(
          Step.COMMITTED, LedgerEngine.fail(() -> new IllegalStateException("a bug")));
      var internal = Submission.internal("timer", new Add(1, 5));
      var reply = LedgerEngine.join(ledger.engine.submit(internal));
      assertThat(reply).isInstanceOf(Reply.Decided.class);
      assertThat(ledger.balance(1)).isEqualTo(5);
    }
  }

  @Test
  void aQuestionThatFailsUnexpectedlyIsAskedAgain() {
    try (var ledger = new LedgerEngine()) {
      ledger.faults.nextCommit(Faults.CommitFault.UNKNOWN_COMMITTED);
      ledger.faults.next(
          Step.STATUS_OF, LedgerEngine.fail(() -> new IllegalStateException("a bug")));
      assertThat(ledger.execute(new Add(1, 5))).isInstanceOf(Reply.Decided.class);
      assertThat(ledger.execute(new Add(1, 5))).isInstanceOf(Reply.Decided.class);
      assertThat(ledger.balance(1)).isEqualTo(10);
    }
  }

  @Test
  void aListenerThatFailsChangesNoReply() {
    var listener =
        new LaneListener() {
          @Override
          public void committed(int commands, long nanos) {
            throw new IllegalStateException("a bug in the metrics");
          }

          @Override
          public void journaled(List<Entry> entries) {
            throw new IllegalStateException("a bug in a wake");
          }

          @Override
          public void failed(int commands, RuntimeException cause) {
            throw new IllegalStateException("a bug in the log");
          }
        };
    try (var ledger = new LedgerEngine(LedgerEngine.OPTIONS, s -> 0, listener)) {
      ledger.faults.next(
          Step.WRITE, LedgerEngine.fail(() -> new StoreException.Contended("deadlock", null)));
      var replies = new ArrayList<CompletableFuture<Reply>>();
      for (int i = 0; i < 3; i++) {
        var internal = Submission.internal("timer", new Add(1, 5));
        replies.add(ledger.engine.submit(internal));
      }
      for (var reply : replies) {
        assertThat(LedgerEngine.join(reply)).isInstanceOf(Reply.Decided.class);
      }
      assertThat(ledger.balance(1)).isEqualTo(15);
    }
  }
}
