package dev.holdfast.testkit;

import static dev.holdfast.stock.StockTables.STOCK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Batch;
import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Position;
import dev.holdfast.kernel.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Readers get every entry, in one order, also when transactions commit out of order.
public interface JournalContract extends StoreUnderTest {
  private static Entry received(Samples samples, long version) {
    return new Entry("stock", samples.id(4), version, samples.received(version));
  }

  /// A batch that has written one entry and waits for its commit.
  private static Batch written(Access access, Entry entry) {
    var workspace = new Workspace();
    var batch = access.store().begin(List.of(), new Keys(), workspace);
    workspace.begin(Access.ACTOR, null);
    workspace.append(entry);
    batch.write(workspace, List.of());
    return batch;
  }

  private static Position last(Access access) {
    var position = Position.START;
    while (true) {
      var page = access.journal().after(position, 500);
      if (page.isEmpty()) return position;
      position = page.getLast().position();
    }
  }

  /// The fields of a flat JSON object, whatever their order and the white space between them.
  private static Set<String> fields(String json) {
    return Set.of(json.strip().replaceAll("^\\{|}$", "").split(",\\s*(?=\")")).stream()
        .map(field -> field.strip().replaceFirst("\":\\s+", "\":"))
        .collect(Collectors.toSet());
  }

  @Test
  default void anEntryTellsWhoWhatWhenAndWhy() {
    var access = open();
    var samples = Samples.fresh();
    var receipt = ReceiptsContract.receipt(samples, "shop", "{}");
    var command = Objects.requireNonNull(receipt.id());
    access.commit(new Keys(), workspace -> workspace.append(received(samples, 1)), receipt);
    access.commit(new Keys(), workspace -> workspace.append(received(samples, 2)));
    var entries = access.entriesOf(samples.id(4));
    assertThat(entries).hasSize(2);
    var entry = entries.getFirst();
    assertThat(entry.aggregate()).isEqualTo("stock");
    assertThat(entry.version()).isEqualTo(1);
    assertThat(entry.type()).isEqualTo("stock-moved");
    assertThat(entry.actor()).isEqualTo(Access.ACTOR);
    assertThat(entry.command()).isEqualTo(command.key());
    assertThat(entries.getLast().command()).isNull();
    assertThat(entry.at()).isBeforeOrEqualTo(entries.getLast().at());
    var data = new String(access.codec().encode(samples.received(1)), UTF_8);
    assertThat(fields(entry.data())).isEqualTo(fields(data));
  }

  @Test
  default void theEntriesOfABatchAreInTheOrderOfItsDecisions() {
    var access = open();
    var samples = Samples.fresh();
    access.commit(
        new Keys(),
        workspace -> {
          for (int version = 1; version <= 300; version++) {
            workspace.append(received(samples, version));
          }
        });
    var entries = access.entriesOf(samples.id(4));
    assertThat(entries).extracting(JournalEntry::position).isSorted();
    assertThat(entries.stream().map(JournalEntry::version))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 300).boxed().toList());
  }

  @Test
  default void anEntryOfASlowTransactionIsNotSkipped() {
    var samples = Samples.fresh();
    var slow = open();
    var fast = open();
    var reader = open();
    var start = last(reader);
    try (var late = written(slow, received(samples, 1))) {
      try (var early = written(fast, received(samples, 2))) {
        early.commit();
      }
      assertThat(reader.journal().after(start, 100)).isEmpty();
      assertThat(reader.journal().lag(start).heldBackFor()).isPositive();
      late.commit();
    }
    var entries = reader.journal().after(start, 100);
    assertThat(entries).extracting(JournalEntry::version).containsExactly(1L, 2L);
    assertThat(reader.journal().lag(start).unread()).isEqualTo(2);
    assertThat(reader.journal().lag(entries.getLast().position()).unread()).isZero();
  }

  @Test
  default void anAggregatesEntriesAreInTheOrderOfItsVersions() {
    var one = Samples.fresh();
    var both = Samples.fresh();
    var access = open();
    access.put(STOCK, one.skuCode(), one.stock(5));
    access.put(STOCK, both.skuCode(), both.stock(5));
    var workspace = new Workspace();
    var first = new Keys().lock(STOCK, one.skuCode());
    try (var early = access.store().begin(List.of(), first, workspace)) {
      open()
          .commit(
              new Keys().lock(STOCK, both.skuCode()),
              later -> {
                later.put(STOCK, both.skuCode(), both.stock(4));
                later.append(received(both, 1));
              });
      early.load(new Keys().lock(STOCK, both.skuCode()), workspace);
      workspace.put(STOCK, both.skuCode(), both.stock(3));
      workspace.append(received(both, 2));
      early.write(workspace, List.of());
      early.commit();
    }
    assertThat(access.entriesOf(both.id(4)))
        .extracting(JournalEntry::version)
        .containsExactly(1L, 2L);
  }

  @Test
  default void aTransactionThatAbortsHoldsNothingBack() {
    var samples = Samples.fresh();
    var reader = open();
    var start = last(reader);
    try (var aborted = written(open(), received(samples, 1))) {
      assertThat(aborted.transaction()).isPositive();
      open().commit(new Keys(), workspace -> workspace.append(received(samples, 2)));
    }
    assertThat(reader.journal().after(start, 100))
        .extracting(JournalEntry::version)
        .containsExactly(2L);
  }

  @Test
  default void pagesMeetWithoutGapOrOverlap() {
    var access = open();
    var samples = Samples.fresh();
    var start = last(access);
    for (int i = 0; i < 5; i++) {
      long first = 3L * i;
      access.commit(
          new Keys(),
          workspace -> {
            for (int k = 1; k <= 3; k++) workspace.append(received(samples, first + k));
          });
    }
    var versions = new ArrayList<Long>();
    var from = start;
    for (var page = access.journal().after(from, 2);
        !page.isEmpty();
        page = access.journal().after(from, 2)) {
      assertThat(page.size()).isLessThanOrEqualTo(2);
      page.forEach(entry -> versions.add(entry.version()));
      from = page.getLast().position();
    }
    assertThat(versions).containsExactlyElementsOf(LongStream.rangeClosed(1, 15).boxed().toList());
  }
}
