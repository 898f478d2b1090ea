package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;
import dev.holdfast.testkit.Ledger.Add;
import dev.holdfast.testkit.Ledger.Added;
import dev.holdfast.testkit.Ledger.Overdrawn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a caller of an engine is promised while nothing fails.
@Timeout(30)
class EngineTests {
  private static Reply.Decided decided(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Decided.class);
    return (Reply.Decided) reply;
  }

  @Test
  void aLonelyCommandRunsAtOnceAndAlone() {
    try (var ledger = new LedgerEngine()) {
      var reply = decided(ledger.execute(new Add(1, 5)));
      assertThat(reply.replayed()).isFalse();
      assertThat(reply.receipt().type()).isEqualTo("added");
      assertThat(ledger.codec.decode(reply.receipt().body(), Added.class)).isEqualTo(new Added(5));
      assertThat(ledger.balance(1)).isEqualTo(5);
      assertThat(ledger.batches).containsExactly(1);
    }
  }

  @Test
  void whatQueuesUpWhileABatchCommitsIsTheNextBatch() {
    try (var ledger = new LedgerEngine(LedgerEngine.OPTIONS.withCrowd(LaneOptions.NEVER))) {
      var held = ledger.holdNextBatch();
      var first = ledger.submit(new Add(1, 1));
      held.awaitReached();
      var others = new ArrayList<CompletableFuture<Reply>>();
      for (int i = 0; i < 1_000; i++) others.add(ledger.submit(new Add(1, 1)));
      assertThat(first).isNotDone();
      held.release();
      others.forEach(reply -> decided(LedgerEngine.join(reply)));
      assertThat(ledger.batches).containsExactly(1, 1_000);
      assertThat(ledger.balance(1)).isEqualTo(1_001);
      assertThat(ledger.database.entries())
          .extracting(JournalEntry::version)
          .isSorted()
          .doesNotHaveDuplicates()
          .hasSize(1_001);
    }
  }

  /// Once it is durable, also when the commit went unanswered at first; refusals append nothing.
  @Test
  void aListenerHearsWhatWasAppended() {
    var heard = new LinkedBlockingQueue<List<Entry>>();
    var listener =
        new LaneListener() {
          @Override
          public void journaled(List<Entry> entries) {
            heard.add(entries);
          }
        };
    try (var ledger = new LedgerEngine(LedgerEngine.OPTIONS, s -> 0, listener)) {
      ledger.execute(new Add(1, 5));
      ledger.execute(new Add(1, -50));
      ledger.faults.nextCommit(Faults.CommitFault.UNKNOWN_COMMITTED);
      ledger.execute(new Add(1, 7));
      ledger.faults.nextCommit(Faults.CommitFault.UNKNOWN_ABORTED);
      ledger.execute(new Add(1, 9));
    }
    assertThat(heard)
        .allSatisfy(entries -> assertThat(entries).hasSize(1))
        .extracting(entries -> entries.getFirst().version())
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void aBatchHasItsLimit() {
    try (var ledger = new LedgerEngine(LedgerEngine.OPTIONS.withBatch(10))) {
      var held = ledger.holdNextBatch();
      var replies = new ArrayList<>(List.of(ledger.submit(new Add(1, 1))));
      held.awaitReached();
      for (int i = 0; i < 25; i++) replies.add(ledger.submit(new Add(1, 1)));
      held.release();
      replies.forEach(LedgerEngine::join);
      assertThat(ledger.batches).containsExactly(1, 10, 10, 5);
    }
  }

  @Test
  void aRepeatedCommandGetsTheFirstAnswerByteForByte() {
    try (var ledger = new LedgerEngine()) {
      var command = LedgerEngine.submission("same", new Add(1, 5));
      var first = decided(LedgerEngine.join(ledger.engine.submit(command)));
      ledger.execute(new Add(1, 7));
      var again = decided(LedgerEngine.join(ledger.engine.submit(command)));
      assertThat(again.replayed()).isTrue();
      assertThat(again.receipt().body()).isEqualTo(first.receipt().body());
      assertThat(ledger.balance(1)).isEqualTo(12);
    }
  }

  @Test
  void aRepeatedRefusalIsRefusedAgainThoughItWouldSucceedNow() {
    try (var ledger = new LedgerEngine()) {
      var command = LedgerEngine.submission("same", new Add(1, -5));
      var first = decided(LedgerEngine.join(ledger.engine.submit(command)));
      assertThat(first.receipt().refused()).isTrue();
      ledger.execute(new Add(1, 100));
      var again = decided(LedgerEngine.join(ledger.engine.submit(command)));
      assertThat(again.replayed()).isTrue();
      assertThat(ledger.codec.decode(again.receipt().body(), Overdrawn.class))
          .isEqualTo(new Overdrawn(0));
    }
  }

  @Test
  void anotherCommandUnderTheSameIdIsTold() {
    try (var ledger = new LedgerEngine()) {
      var command = LedgerEngine.submission("same", new Add(1, 5));
      LedgerEngine.join(ledger.engine.submit(command));
      var other = LedgerEngine.submission("same", new Add(1, 6));
      assertThat(LedgerEngine.join(ledger.engine.submit(other)))
          .isEqualTo(new Reply.KeyReused(Objects.requireNonNull(other.id())));
      assertThat(ledger.balance(1)).isEqualTo(5);
    }
  }

  @Test
  void theSameIdIsInFlightOnlyUntilItIsAnswered() {
    try (var ledger = new LedgerEngine()) {
      var held = ledger.holdNextBatch();
      var command = LedgerEngine.submission("same", new Add(1, 5));
      var first = ledger.engine.submit(command);
      held.awaitReached();
      assertThat(LedgerEngine.join(ledger.engine.submit(command)))
          .isInstanceOf(Reply.InFlight.class);
      held.release();
      decided(LedgerEngine.join(first));
      assertThat(decided(LedgerEngine.join(ledger.engine.submit(command))).replayed()).isTrue();
    }
  }

  @Test
  void aRefusalLeavesNothingOfItsDecision() {
    try (var ledger = new LedgerEngine()) {
      var held = ledger.holdNextBatch();
      var replies = new ArrayList<>(List.of(ledger.submit(new Add(1, 3))));
      held.awaitReached();
      replies.add(ledger.submit(new Add(1, 10)));
      replies.add(ledger.submit(new Add(1, -100)));
      replies.add(ledger.submit(new Add(2, -1)));
      replies.add(ledger.submit(new Add(1, -13)));
      held.release();
      var refused = replies.stream().map(r -> decided(LedgerEngine.join(r)).receipt().refused());
      assertThat(refused).containsExactly(false, false, true, true, false);
      assertThat(ledger.database.entries()).hasSize(3);
      assertThat(ledger.database.find(Ledger.ACCOUNT, 1L)).contains(new Ledger.Account(1, 0, 3));
      assertThat(ledger.database.find(Ledger.ACCOUNT, 2L)).isEmpty();
      assertThat(ledger.database.receipts()).hasSize(5);
    }
  }

  @Test
  void anInternalCommandIsDecidedEachTimeAndLeavesNoReceipt() {
    try (var ledger = new LedgerEngine()) {
      for (int i = 0; i < 2; i++) {
        var reply = ledger.engine.execute(Submission.internal("timer", new Add(1, 5)));
        assertThat(decided(reply).replayed()).isFalse();
      }
      assertThat(ledger.balance(1)).isEqualTo(10);
      assertThat(ledger.database.receipts()).isEmpty();
      assertThat(ledger.database.entries())
          .first(InstanceOfAssertFactories.type(JournalEntry.class))
          .satisfies(entry -> assertThat(entry.actor()).isEqualTo("job:timer"))
          .satisfies(entry -> assertThat(entry.command()).isNull());
    }
  }

  @Test
  void aCommandMayNeedMoreThanItNamesAtFirst() {
    try (var ledger = new LedgerEngine()) {
      ledger.execute(new Ledger.Name("rent", 7));
      var held = ledger.holdNextBatch();
      var first = ledger.submit(new Add(7, 1));
      held.awaitReached();
      var direct = ledger.submit(new Add(7, 10));
      var found = ledger.submit(new Ledger.AddByAlias("rent", 100));
      held.release();
      List.of(first, direct, found).forEach(LedgerEngine::join);
      assertThat(ledger.balance(7)).isEqualTo(111);
      assertThat(ledger.batches).containsExactly(1, 1, 2);
    }
  }

  @Test
  void theReceiptHoldsTheBytesThatWereAnswered() {
    try (var ledger = new LedgerEngine()) {
      var reply = decided(ledger.execute(new Add(1, 5)));
      assertThat(new String(reply.receipt().body(), StandardCharsets.UTF_8))
          .isEqualTo("{\"balance\":5}");
      assertThat(ledger.database.receipts().values()).containsExactly(reply.receipt());
    }
  }
}
