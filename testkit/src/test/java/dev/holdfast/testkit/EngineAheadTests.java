package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.IdSequence;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Row;
import dev.holdfast.kernel.Store.CommitStatus;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.testkit.Faults.CommitFault;
import dev.holdfast.testkit.Ledger.Add;
import dev.holdfast.testkit.ScriptedFaults.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A batch that runs ahead of one that is held back before it writes: nobody hears of it before
/// that one is durable, and whatever becomes of that one, every command gets one true answer.
@Timeout(30)
class EngineAheadTests {
  private static final long SHARED = 1;
  private static final long OTHER = 9;

  /// With more patience than any machine is slow.
  private static final LaneOptions PAIRS =
      LedgerEngine.OPTIONS.withCrowd(2).withPatience(Duration.ofMinutes(5));

  /// A batch of two, held, and another of two that is prepared behind it.
  private static final class Line implements AutoCloseable {
    final LedgerEngine ledger = new LedgerEngine(PAIRS);
    final List<CompletableFuture<Reply>> first = new ArrayList<>();
    final List<CompletableFuture<Reply>> second = new ArrayList<>();
    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch prepared = new CountDownLatch(1);

    /// @param failure strikes the first batch when it is let go
    /// @param meanwhile happens before the second one writes what is new
    Line(Runnable failure, Consumer<Line> meanwhile) {
      ledger.execute(new Add(SHARED, 100));
      ledger.execute(new Add(OTHER, 100));
      var held = ledger.holdNextBatch();
      var opening = ledger.submit(new Add(SHARED, 0));
      held.awaitReached();
      for (int i = 0; i < 2; i++) first.add(ledger.submit(new Add(SHARED, 1)));
      second.add(ledger.submit(new Add(SHARED, 10)));
      second.add(ledger.engine.submit(LedgerEngine.submission("same", new Add(OTHER, 10))));
      ledger.faults.next(
          Step.WRITE,
          () -> {
            await(go);
            failure.run();
          });
      ledger.faults.next(
          Step.WRITE_NEW,
          () -> {
            meanwhile.accept(this);
            prepared.countDown();
          });
      held.release();
      LedgerEngine.join(opening);
    }

    Line(Runnable failure) {
      this(failure, line -> {});
    }

    Line() {
      this(() -> {});
    }

    void awaitPrepared() {
      await(prepared);
    }

    void finish() {
      awaitPrepared();
      go.countDown();
      for (var reply : first)
        assertThat(LedgerEngine.join(reply)).isInstanceOf(Reply.Decided.class);
      second.forEach(LedgerEngine::join);
    }

    /// Another server on the same database.
    Reply elsewhere(String key, Add command) {
      try (var engine =
          new Engine(
              ledger.database.store(Faults.NONE, Duration.ofMillis(20)),
              Ledger.deciders(),
              ledger.codec,
              new IdSequence(2),
              LedgerEngine.OPTIONS,
              submission -> 0,
              LaneListener.NONE)) {
        return engine.execute(LedgerEngine.submission(key, command));
      }
    }

    private static void await(CountDownLatch latch) {
      try {
        if (!latch.await(15, TimeUnit.SECONDS)) throw new IllegalStateException("waited in vain");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    void hasBalances(long shared, long other) {
      assertThat(ledger.balance(SHARED)).isEqualTo(shared);
      assertThat(ledger.balance(OTHER)).isEqualTo(other);
    }

    @Override
    public void close() {
      go.countDown();
      ledger.close();
    }
  }

  @Test
  void nobodyHearsOfABatchBeforeTheOneBeforeItIsDurable() {
    try (var line = new Line()) {
      line.awaitPrepared();
      assertThat(line.second).noneMatch(CompletableFuture::isDone);
      line.finish();
      line.hasBalances(112, 110);
      assertThat(line.ledger.batches).containsExactly(1, 1, 1, 2, 2);
      assertThat(line.ledger.failures).isEmpty();
    }
  }

  @Test
  void itIsRunAgainWhenTheOneBeforeFails() {
    try (var line =
        new Line(LedgerEngine.fail(() -> new StoreException.Contended("deadlock", null)))) {
      line.finish();
      line.hasBalances(112, 110);
      assertThat(line.ledger.database.receipts()).hasSize(7);
    }
  }

  @Test
  void itIsRunAgainWhenACommandIsTakenOutOfTheOneBefore() {
    try (var line =
        new Line(LedgerEngine.fail(() -> new StoreException.Violation("check", "no", null)))) {
      line.finish();
      line.hasBalances(112, 110);
    }
  }

  @Test
  void itIsRunAgainWhenNobodyKnowsOfTheOneBefore() {
    for (var fault : List.of(CommitFault.UNKNOWN_ABORTED, CommitFault.UNKNOWN_COMMITTED)) {
      try (var line = new Line()) {
        line.awaitPrepared();
        line.ledger.faults.nextCommit(fault);
        line.finish();
        line.hasBalances(112, 110);
        assertThat(line.ledger.failures).hasSize(1);
      }
    }
  }

  @Test
  void itWaitsWhileTheOneBeforeIsStillOpenAndUnknown() {
    try (var line = new Line()) {
      line.awaitPrepared();
      line.ledger.faults.nextCommit(CommitFault.UNKNOWN_OPEN);
      line.go.countDown();
      Await.until("left open", () -> !line.ledger.database.leftOpen().isEmpty());
      assertThat(line.second).noneMatch(CompletableFuture::isDone);
      line.ledger.database.end(line.ledger.database.leftOpen().getFirst(), CommitStatus.COMMITTED);
      line.finish();
      line.hasBalances(112, 110);
    }
  }

  @Test
  void itsOwnUnknownCommitIsAskedFor() {
    for (var fault : List.of(CommitFault.UNKNOWN_ABORTED, CommitFault.UNKNOWN_COMMITTED)) {
      try (var line = new Line()) {
        line.awaitPrepared();
        line.ledger.faults.nextCommit(CommitFault.NONE).nextCommit(fault);
        line.finish();
        line.hasBalances(112, 110);
      }
    }
  }

  @Test
  void itIsRunAgainWhenAnotherServerComesBetween() {
    try (var line = new Line()) {
      line.awaitPrepared();
      line.ledger.faults.next(
          Step.COMMITTED, () -> line.elsewhere("between", new Add(SHARED, 1000)));
      line.finish();
      line.hasBalances(1112, 110);
      assertThat(line.ledger.failures).hasOnlyElementsOfType(StoreException.Contended.class);
      assertThat(line.ledger.failures).hasSize(1);
      assertThat(line.second.getFirst().join().toString()).contains("added");
    }
  }

  @Test
  void itIsRunAgainWhenAnotherServerHoldsWhatItTakesOver() {
    try (var line = new Line()) {
      line.awaitPrepared();
      var row = new Row(Ledger.ACCOUNT, SHARED);
      line.ledger.faults.next(
          Step.COMMITTED,
          () -> {
            var stranger = line.ledger.database.lockAsStranger(row);
            line.ledger.faults.next(Step.BEGIN, stranger::close);
          });
      line.finish();
      line.hasBalances(112, 110);
      assertThat(line.ledger.failures).hasOnlyElementsOfType(StoreException.Contended.class);
    }
  }

  @Test
  void aCommandThatAnotherServerDecidesMeanwhileHasNoEffectHere() {
    try (var line = new Line(() -> {}, all -> all.elsewhere("same", new Add(8, 10)))) {
      line.finish();
      assertThat(line.second.getLast().join()).isInstanceOf(Reply.KeyReused.class);
      line.hasBalances(112, 100);
    }
  }

  @Test
  void aRepeatAmongManyIsFoundByItsKeyAndReplayed() {
    try (var ledger = new LedgerEngine(LedgerEngine.OPTIONS.withCrowd(LaneOptions.NEVER))) {
      var same = LedgerEngine.submission("same", new Add(SHARED, -5));
      var once = LedgerEngine.join(ledger.engine.submit(same));
      for (int round = 1; round <= 2; round++) {
        var held = ledger.holdNextBatch();
        var opening = ledger.submit(new Add(OTHER, 0));
        held.awaitReached();
        var replies = new ArrayList<CompletableFuture<Reply>>();
        for (int i = 0; i < 200; i++) replies.add(ledger.submit(new Add(SHARED, 1)));
        var again = ledger.engine.submit(same);
        held.release();
        LedgerEngine.join(opening);
        replies.forEach(LedgerEngine::join);
        assertThat(LedgerEngine.join(again))
            .isEqualTo(new Reply.Decided(((Reply.Decided) once).receipt(), true));
        assertThat(ledger.failures).hasSize(1);
        assertThat(ledger.balance(SHARED)).isEqualTo(200L * round);
      }
    }
  }
}
