package dev.holdfast.store;

import static dev.holdfast.stock.StockTables.STOCK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Position;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.stock.Quantities;
import dev.holdfast.stock.Stock;
import dev.holdfast.stock.StockCell;
import dev.holdfast.testkit.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Writers commit in whatever order they like, some roll back; a reader that runs all the while
/// gets each entry once, and those of a cell in the order of its versions.
class JournalRaceTests {
  private static final int WRITERS = 4;
  private static final int BATCHES = 60;
  private static final int CELLS = 5;

  private final StoreDatabase database = new StoreDatabase();
  private final List<Samples> cells =
      LongStream.range(0, CELLS).mapToObj(i -> Samples.fresh()).toList();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void noEntryIsSkippedWhateverTheOrderOfCommits() throws Exception {
    var server = database.open();
    receive(server);
    var writing = new AtomicBoolean(true);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var reader = threads.submit(() -> readAll(server, writing));
      var writers = new ArrayList<Future<Integer>>();
      for (int i = 0; i < WRITERS; i++) {
        var random = new Random(i);
        writers.add(threads.submit(() -> write(server, random)));
      }
      int written;
      try {
        written = CELLS + sum(writers);
      } finally {
        writing.set(false);
      }
      check(reader.get(), written);
    }
  }

  private static int sum(List<Future<Integer>> writers)
      throws ExecutionException, InterruptedException {
    int sum = 0;
    for (var writer : writers) sum += writer.get();
    return sum;
  }

  private void check(List<JournalEntry> read, int written) {
    assertThat(read).hasSize(written);
    assertThat(read).extracting(JournalEntry::position).isSorted().doesNotHaveDuplicates();
    var versions = new HashMap<Long, List<Long>>();
    for (var entry : read) {
      versions.computeIfAbsent(entry.id(), id -> new ArrayList<>()).add(entry.version());
    }
    assertThat(versions).hasSize(CELLS);
    versions
        .values()
        .forEach(list ->
            assertThat(list)
                .containsExactlyElementsOf(
                    LongStream.rangeClosed(1, list.size()).boxed().toList()));
  }

  private void receive(Database server) {
    var workspace = new Workspace();
    try (var batch = server.store().begin(List.of(), new Keys(), workspace)) {
      for (var cell : cells) {
        workspace.put(STOCK, cell.skuCode(), cell.stock(1_000));
        workspace.append(new Entry("stock", cell.id(4), 1, cell.received(1_000)));
      }
      batch.write(workspace, List.of());
      batch.commit();
    }
  }

  /// @return entries committed
  private int write(Database server, Random random) throws Exception {
    int committed = 0;
    for (int i = 0; i < BATCHES; i++) {
      boolean keep = random.nextInt(5) > 0;
      committed += retried(() -> change(server, random, keep));
    }
    return committed;
  }

  private static int retried(Callable<Integer> batch) throws Exception {
    while (true) {
      try {
        return batch.call();
      } catch (StoreException e) {
        Thread.onSpinWait();
      }
    }
  }

  /// Locks cells in two rounds, as a batch does that finds out about more rows: so transactions
  /// whose numbers were drawn early write late.
  private int change(Database server, Random random, boolean keep) {
    int first = random.nextInt(CELLS);
    int second = first + random.nextInt(CELLS - first);
    var workspace = new Workspace();
    try (var batch = server.store().begin(List.of(), keys(first), workspace)) {
      Thread.yield();
      if (second > first) batch.load(keys(second), workspace);
      int entries = 0;
      for (int cell = first; cell <= second; cell += Math.max(1, second - first)) {
        take(workspace, cells.get(cell));
        entries++;
      }
      batch.write(workspace, List.of());
      Thread.yield();
      if (!keep) return 0;
      batch.commit();
      return entries;
    }
  }

  private Keys keys(int cell) {
    return new Keys().lock(STOCK, cells.get(cell).skuCode());
  }

  private static void take(Workspace workspace, Samples samples) {
    var cell = workspace.get(STOCK, samples.skuCode()).cells().getFirst();
    var taken =
        new StockCell(
            cell.id(),
            cell.sku(),
            cell.location(),
            cell.priority(),
            new Quantities(cell.quantities().onHand() - 1, 0, 0, 0),
            cell.version() + 1);
    workspace.put(STOCK, cell.sku(), new Stock(cell.sku(), List.of(taken)));
    workspace.append(new Entry("stock", cell.id(), taken.version(), samples.received(-1)));
  }

  private static List<JournalEntry> readAll(Database server, AtomicBoolean writing) {
    var read = new ArrayList<JournalEntry>();
    var position = Position.START;
    while (true) {
      boolean last = !writing.get();
      var page = server.journal().after(position, 7);
      read.addAll(page);
      if (!page.isEmpty()) position = page.getLast().position();
      else if (last) return read;
    }
  }
}
