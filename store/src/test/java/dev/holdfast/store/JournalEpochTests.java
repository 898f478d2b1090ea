package dev.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Position;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.testkit.Await;
import dev.holdfast.testkit.Samples;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A journal that was restored into a cluster with lower transaction numbers goes on after its end.
class JournalEpochTests {
  private final StoreDatabase database = new StoreDatabase();
  private final Samples samples = Samples.fresh();

  @AfterEach
  void close() {
    database.close();
  }

  private void restore() {
    database.execute(
        """
        insert into journal (transaction, ordinal, aggregate, aggregate_id, version, at, type, actor,
          data)
        values (7000000000000, 3, 's', %d, 1, now(), 'stock-moved', 'job:test', '{}')
        """
            .formatted(samples.id(4)));
  }

  private long base() {
    return Long.parseLong(Objects.requireNonNull(database.ask("select base from journal_epoch")));
  }

  private void append(Database server, long version) {
    var workspace = new Workspace();
    try (var batch = server.store().begin(List.of(), new Keys(), workspace)) {
      workspace.append(new Entry("stock", samples.id(4), version, samples.received(1)));
      batch.write(workspace, List.of());
      batch.commit();
    }
  }

  @Test
  void aFreshClusterKeepsItsNumbers() {
    append(database.open(), 1);
    database.open();
    assertThat(base()).isZero();
  }

  @Test
  void newEntriesComeAfterTheRestoredOnes() {
    restore();
    var server = database.open();
    long raised = base();
    assertThat(raised).isPositive();
    append(server, 2);
    append(database.open(), 3);
    assertThat(base()).isEqualTo(raised);
    var entries = server.journal().after(Position.START, 10);
    assertThat(entries).extracting(JournalEntry::version).containsExactly(1L, 2L, 3L);
    assertThat(entries.getFirst().position()).isEqualTo(new Position(7000000000000L, 3));
  }

  @Test
  void raisingWaitsForWhoeverHasReadTheBase() throws Exception {
    var server = database.open();
    var workspace = new Workspace();
    CompletableFuture<Database> second;
    try (var batch = server.store().begin(List.of(), new Keys(), workspace)) {
      workspace.append(new Entry("stock", samples.id(5), 1, samples.received(1)));
      batch.write(workspace, List.of());
      restore();
      second = CompletableFuture.supplyAsync(database::open);
      Await.until(
          "the second server waits for the batch",
          () -> !"0".equals(database.ask("select count(*) from pg_locks where not granted")));
      assertThat(second).isNotDone();
      batch.commit();
    }
    second.join();
    assertThat(base()).isPositive();
  }
}
