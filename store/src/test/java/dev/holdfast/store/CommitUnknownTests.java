package dev.holdfast.store;

import static dev.holdfast.stock.StockTables.STOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Store.CommitStatus;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.stock.PutSku;
import dev.holdfast.stock.ReceiveStock;
import dev.holdfast.testkit.Await;
import dev.holdfast.testkit.ReceiptsContract;
import dev.holdfast.testkit.Samples;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A connection that dies during the commit leaves a question, and the question has an answer.
class CommitUnknownTests {
  private final StoreDatabase database = new StoreDatabase();
  private final Samples samples = Samples.fresh();
  private CutProxy proxy;
  private Database server;

  @BeforeEach
  void open() throws IOException {
    proxy = new CutProxy(database.port());
    server = database.openThrough(proxy.port());
  }

  @AfterEach
  void close() throws IOException {
    database.close();
    proxy.close();
  }

  /// Writes a batch and cuts the line around its commit.
  private long lose(Runnable cut, List<Receipt> receipts) {
    var workspace = new Workspace();
    try (var batch = server.store().begin(List.of(), new Keys(), workspace)) {
      workspace.put(STOCK, samples.skuCode(), samples.stock(5));
      workspace.append(new Entry("stock", samples.id(4), 1, samples.received(5)));
      batch.write(workspace, receipts);
      cut.run();
      assertThatThrownBy(batch::commit)
          .isInstanceOfSatisfying(
              StoreException.CommitUnknown.class,
              e -> assertThat(e.transaction()).isEqualTo(batch.transaction()));
      return batch.transaction();
    }
  }

  private CommitStatus settled(long transaction) {
    var status = new CommitStatus[] {CommitStatus.IN_PROGRESS};
    Await.until(
        "transaction " + transaction + " has ended",
        () -> {
          status[0] = server.store().statusOf(transaction);
          return status[0] != CommitStatus.IN_PROGRESS;
        });
    return status[0];
  }

  @Test
  void aCommitWhoseAnswerWasLostIsFoundCommittedByItsReceipt() {
    var receipt = ReceiptsContract.receipt(samples, "shop", "{}");
    long transaction = lose(() -> proxy.loseAnswer(1), List.of(receipt));
    assertThat(settled(transaction)).isEqualTo(CommitStatus.COMMITTED);
  }

  @Test
  void aCommitWhoseAnswerWasLostIsFoundCommittedByItsEntry() {
    long transaction = lose(() -> proxy.loseAnswer(1), List.of());
    assertThat(settled(transaction)).isEqualTo(CommitStatus.COMMITTED);
  }

  @Test
  void aCommitThatNeverArrivedIsFoundAborted() {
    var receipt = ReceiptsContract.receipt(samples, "shop", "{}");
    long transaction = lose(() -> proxy.loseRequest(1), List.of(receipt));
    assertThat(settled(transaction)).isEqualTo(CommitStatus.ABORTED);
    assertThat(database.ask("select count(*) from stock")).isEqualTo("0");
  }

  /// After a crash the number of a lost transaction is given out again.
  @Test
  void anotherTransactionOfTheSameNumberDoesNotCount() {
    var receipt = ReceiptsContract.receipt(samples, "shop", "{}");
    var reused = new Workspace();
    long transaction;
    try (var batch = server.store().begin(List.of(), new Keys(), reused)) {
      transaction = batch.transaction();
      batch.write(reused, List.of(receipt));
      batch.commit();
    }
    assertThat(server.store().statusOf(transaction)).isEqualTo(CommitStatus.COMMITTED);
    server
        .store()
        .unanswered(transaction, CommitWitness.of(Instant.EPOCH, List.of(receipt), List.of()));
    assertThat(server.store().statusOf(transaction)).isEqualTo(CommitStatus.ABORTED);
  }

  @Test
  void aNumberThatIsNotGivenOutYetCountsAsAborted() {
    long future =
        Long.parseLong(String.valueOf(database.ask("select pg_current_xact_id()"))) + 1_000_000;
    assertThat(server.store().statusOf(future)).isEqualTo(CommitStatus.ABORTED);
  }

  @Test
  void theLaneFindsOutAndAnswersItsCallersOnce() {
    try (var shop = new TestShop(server)) {
      shop.run(new PutSku("LAMP", "A lamp", 250, "GBP", true, null));
      shop.run(new ReceiveStock("LAMP", "MAIN", 1, "delivery 1"));
      for (int i = 2; i <= 20; i++) {
        if (i % 2 == 0) proxy.loseRequest(i / 2 % 4 + 1);
        else proxy.loseAnswer(i / 2 % 4 + 1);
        shop.run(new ReceiveStock("LAMP", "MAIN", 1, "delivery " + i));
      }
    }
    assertThat(database.ask("select on_hand from stock")).isEqualTo("20");
    assertThat(database.ask("select count(*) from journal where aggregate = 's'")).isEqualTo("20");
  }
}
