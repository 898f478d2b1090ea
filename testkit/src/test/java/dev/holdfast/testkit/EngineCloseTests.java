package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Row;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.kernel.Submission;
import dev.holdfast.testkit.Faults.CommitFault;
import dev.holdfast.testkit.Ledger.Add;
import dev.holdfast.testkit.ScriptedFaults.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Closing an engine, and what callers do while they wait.
@Timeout(30)
class EngineCloseTests {
  private static CompletableFuture<Void> closing(LedgerEngine ledger) {
    return CompletableFuture.runAsync(ledger::close);
  }

  private static void closes(CompletableFuture<Void> closing) {
    closing.orTimeout(15, TimeUnit.SECONDS).join();
  }

  @Test
  void closingFinishesWhatIsQueuedAndTakesNothingNew() {
    var ledger = new LedgerEngine(LedgerEngine.OPTIONS.withBatch(7));
    var held = ledger.holdNextBatch();
    var replies = new ArrayList<>(List.of(ledger.submit(new Add(1, 1))));
    held.awaitReached();
    for (int i = 0; i < 99; i++) replies.add(ledger.submit(new Add(1, 1)));
    var closing = closing(ledger);
    Await.until("takes nothing new", () -> ledger.submit(new Add(2, 0)).isDone());
    held.release();
    for (var reply : replies) {
      assertThat(LedgerEngine.join(reply)).isInstanceOf(Reply.Decided.class);
    }
    closes(closing);
    assertThat(ledger.execute(new Add(1, 1))).isInstanceOf(Reply.Overloaded.class);
    assertThat(ledger.balance(1)).isEqualTo(100);
  }

  @Test
  void aDeadlockWhileClosingIsStillRunAgain() {
    var ledger = new LedgerEngine();
    var held = ledger.holdNextBatch();
    var first = ledger.submit(new Add(1, 1));
    held.awaitReached();
    var second = ledger.submit(new Add(1, 1));
    var closing = closing(ledger);
    Await.until("takes nothing new", () -> ledger.submit(new Add(2, 0)).isDone());
    ledger.faults.next(
        Step.WRITE, LedgerEngine.fail(() -> new StoreException.Contended("deadlock", null)));
    held.release();
    closes(closing);
    assertThat(LedgerEngine.join(first)).isInstanceOf(Reply.Decided.class);
    assertThat(LedgerEngine.join(second)).isInstanceOf(Reply.Decided.class);
  }

  @Test
  void closingWithADeadDatabaseEndsAndAnswersEverybody() {
    var ledger = new LedgerEngine();
    ledger.faults.kill(
        LedgerEngine.fail(() -> new StoreException.Unreachable("connection refused", null)));
    var replies = new ArrayList<CompletableFuture<Reply>>();
    for (int i = 0; i < 20; i++) replies.add(ledger.submit(new Add(1, 1)));
    closes(closing(ledger));
    for (var reply : replies) {
      assertThat(reply).isCompletedWithValueMatching(Reply.Unavailable.class::isInstance);
    }
  }

  @Test
  void closingWithAnUnknownCommitOnADeadDatabaseEnds() {
    var ledger = new LedgerEngine();
    ledger.faults.nextCommit(CommitFault.UNKNOWN_OPEN);
    var reply = ledger.submit(new Add(1, 1));
    Await.until("left open", () -> !ledger.database.leftOpen().isEmpty());
    ledger.faults.kill(
        LedgerEngine.fail(() -> new StoreException.Unreachable("connection refused", null)));
    closes(closing(ledger));
    assertThat(reply).isCompletedWithValueMatching(Reply.OutcomeUnknown.class::isInstance);
  }

  @Test
  void closingWaitsWithoutHurryForARowThatAStrangerHolds() {
    var ledger = new LedgerEngine();
    ledger.execute(new Add(1, 1));
    CompletableFuture<Void> closing;
    CompletableFuture<Reply> waiting;
    int before;
    try (var stranger = ledger.database.lockAsStranger(new Row(Ledger.ACCOUNT, 1L))) {
      assertThat(stranger).isNotNull();
      waiting = ledger.submit(new Add(1, 1));
      Await.until("set aside", () -> ledger.batches.size() == 2);
      closing = closing(ledger);
      Await.until("tried again", () -> ledger.batches.size() >= 6);
      before = ledger.batches.size();
    }
    closes(closing);
    assertThat(LedgerEngine.join(waiting)).isInstanceOf(Reply.Decided.class);
    assertThat(before).isLessThan(20);
  }

  @Test
  void noCommandIsLostThatArrivesWhileTheEngineCloses() {
    for (int round = 0; round < 30; round++) {
      var ledger = new LedgerEngine();
      var closing = closing(ledger);
      var replies = new ArrayList<CompletableFuture<Reply>>();
      while (!closing.isDone()) replies.add(ledger.submit(new Add(1, 1)));
      closes(closing);
      long decided =
          replies.stream().map(LedgerEngine::join).filter(Reply.Decided.class::isInstance).count();
      assertThat(ledger.balance(1)).isEqualTo(decided);
    }
  }

  @Test
  void aCallerWhoIsInterruptedMayTryAgain() throws InterruptedException {
    try (var ledger = new LedgerEngine()) {
      var held = ledger.holdNextBatch();
      var first = ledger.submit(new Add(1, 1));
      held.awaitReached();
      var command = LedgerEngine.submission("same", new Add(1, 5));
      var reply = new CompletableFuture<Reply>();
      var caller = Thread.startVirtualThread(() -> reply.complete(ledger.engine.execute(command)));
      Await.until("queued", () -> ledger.engine.depth() == 1);
      caller.interrupt();
      assertThat(LedgerEngine.join(reply)).isInstanceOf(Reply.Overloaded.class);
      caller.join();
      held.release();
      LedgerEngine.join(first);
      assertThat(ledger.engine.execute(command)).isInstanceOf(Reply.Decided.class);
      assertThat(ledger.balance(1)).isEqualTo(6);
    }
  }

  @Test
  void cancellingAReplyChangesNothing() {
    try (var ledger = new LedgerEngine()) {
      var held = ledger.holdNextBatch();
      var first = ledger.submit(new Add(1, 1));
      held.awaitReached();
      var command = LedgerEngine.submission("same", new Add(1, 5));
      ledger.engine.submit(command).cancel(true);
      assertThat(LedgerEngine.join(ledger.engine.submit(command)))
          .isInstanceOf(Reply.InFlight.class);
      held.release();
      LedgerEngine.join(first);
      Await.until("decided", () -> ledger.balance(1) == 6);
    }
  }

  @Test
  void aRouteThatFailsIsAnAnswerAndLeavesNothingInFlight() {
    var broken = new AtomicBoolean(true);
    try (var ledger =
        new LedgerEngine(
            LedgerEngine.OPTIONS.withPatience(Duration.ofSeconds(5)),
            submission -> {
              if (broken.get()) throw new IllegalStateException("a bug");
              return 0;
            },
            LaneListener.NONE)) {
      var command = LedgerEngine.submission("same", new Add(1, 5));
      assertThat(LedgerEngine.join(ledger.engine.submit(command))).isInstanceOf(Reply.Broken.class);
      broken.set(false);
      assertThat(ledger.engine.execute(command)).isInstanceOf(Reply.Decided.class);
      assertThat(ledger.engine.execute(Submission.internal("timer", new Add(1, 1))))
          .isInstanceOf(Reply.Decided.class);
    }
  }
}
