package dev.holdfast.testkit;

import static dev.holdfast.order.OrderTables.ORDER;
import static dev.holdfast.stock.StockTables.STOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Store.CommitStatus;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.kernel.Workspace;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A batch happens whole or not at all, and which of the two can be asked.
public interface CommitContract extends StoreUnderTest {
  @Test
  default void nothingIsSeenBeforeTheCommitAndAllAfterIt() {
    var samples = Samples.fresh();
    var receipt = ReceiptsContract.receipt(samples, "shop", "{}");
    var id = Objects.requireNonNull(receipt.id());
    var writer = open();
    var reader = open();
    var workspace = new Workspace();
    try (var batch = writer.store().begin(List.of(id), new Keys(), workspace)) {
      workspace.put(STOCK, samples.skuCode(), samples.stock(3));
      workspace.append(new Entry("stock", samples.id(4), 1, samples.received(3)));
      batch.write(workspace, List.of(receipt));
      assertThat(reader.read(STOCK, samples.skuCode())).isNull();
      assertThat(reader.receipt(id)).isNull();
      batch.commit();
    }
    assertThat(reader.read(STOCK, samples.skuCode())).isEqualTo(samples.stock(3));
    assertThat(reader.receipt(id)).isNotNull();
    assertThat(reader.entriesOf(samples.id(4))).hasSize(1);
  }

  @Test
  default void closingWithoutACommitLeavesNothing() {
    var samples = Samples.fresh();
    var receipt = ReceiptsContract.receipt(samples, "shop", "{}");
    var id = Objects.requireNonNull(receipt.id());
    var access = open();
    var workspace = new Workspace();
    try (var batch = access.store().begin(List.of(id), new Keys(), workspace)) {
      workspace.put(ORDER, samples.placed().id(), samples.returned());
      workspace.append(new Entry("stock", samples.id(4), 1, samples.received(3)));
      batch.write(workspace, List.of(receipt));
    }
    assertThat(access.read(ORDER, samples.placed().id())).isNull();
    assertThat(access.receipt(id)).isNull();
    assertThat(access.entriesOf(samples.id(4))).isEmpty();
  }

  @Test
  default void whatBecameOfATransactionCanBeAsked() {
    var samples = Samples.fresh();
    var access = open();
    long committed;
    long aborted;
    var workspace = new Workspace();
    try (var batch = access.store().begin(List.of(), new Keys(), workspace)) {
      committed = batch.transaction();
      workspace.put(STOCK, samples.skuCode(), samples.stock(3));
      batch.write(workspace, List.of());
      assertThat(open().store().statusOf(committed)).isEqualTo(CommitStatus.IN_PROGRESS);
      batch.commit();
    }
    try (var batch = access.store().begin(List.of(), new Keys(), new Workspace())) {
      aborted = batch.transaction();
    }
    assertThat(open().store().statusOf(committed)).isEqualTo(CommitStatus.COMMITTED);
    assertThat(open().store().statusOf(aborted)).isEqualTo(CommitStatus.ABORTED);
  }

  @Test
  default void timeIsTheDatabasesInMicrosecondsAndDoesNotGoBack() {
    var access = open();
    try (var first = access.store().begin(List.of(), new Keys(), new Workspace())) {
      assertThat(first.now()).isEqualTo(first.now().truncatedTo(ChronoUnit.MICROS));
      try (var second = open().store().begin(List.of(), new Keys(), new Workspace())) {
        assertThat(second.now()).isAfterOrEqualTo(first.now());
      }
    }
  }

  @Test
  default void aRowThatSomebodyElseHasAddedMeanwhileViolates() {
    var samples = Samples.fresh();
    var loser = open();
    var keys = new Keys().lock(ORDER, samples.placed().id());
    var workspace = new Workspace();
    try (var batch = loser.store().begin(List.of(), keys, workspace)) {
      open().put(ORDER, samples.placed().id(), samples.placed());
      workspace.put(ORDER, samples.placed().id(), samples.returned());
      assertThatThrownBy(() -> batch.write(workspace, List.of()))
          .isInstanceOf(StoreException.Violation.class);
    }
    assertThat(loser.read(ORDER, samples.placed().id())).isEqualTo(samples.placed());
  }

  @Test
  default void aVersionIsGivenOnce() {
    var samples = Samples.fresh();
    var access = open();
    var entry = new Entry("stock", samples.id(4), 1, samples.received(3));
    access.commit(new Keys(), workspace -> workspace.append(entry));
    assertThatThrownBy(() -> access.commit(new Keys(), workspace -> workspace.append(entry)))
        .isInstanceOf(StoreException.Violation.class);
    var next = new Entry("stock", samples.id(4), 2, samples.received(4));
    access.commit(new Keys(), workspace -> workspace.append(next));
    assertThat(access.entriesOf(samples.id(4))).hasSize(2);
  }
}
