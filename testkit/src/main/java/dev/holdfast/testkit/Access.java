package dev.holdfast.testkit;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Journal;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Position;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Store;
import dev.holdfast.kernel.Table;
import dev.holdfast.kernel.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One server's way to the database under test.
public record Access(Store store, Journal journal, Codec codec) {
  public static final String ACTOR = "key:contract";

  /// Runs one batch: loads the keys, makes the change, writes, commits.
  ///
  /// @return the transaction
  public long commit(Keys keys, Consumer<Workspace> change, Receipt... receipts) {
    var workspace = new Workspace();
    try (var batch = store.begin(ids(receipts), keys, workspace)) {
      workspace.begin(ACTOR, receipts.length == 0 ? null : receipts[0].id());
      change.accept(workspace);
      batch.write(workspace, List.of(receipts));
      batch.commit();
      return batch.transaction();
    }
  }

  /// Adds or changes one row.
  public <K extends Comparable<K>, V> void put(Table<K, V> table, K key, V value) {
    commit(new Keys().lock(table, key), workspace -> workspace.put(table, key, value));
  }

  /// The committed row, null when there is none.
  public <K extends Comparable<K>, V> @Nullable V read(Table<K, V> table, K key) {
    var workspace = new Workspace();
    try (var batch = store.begin(List.of(), new Keys().read(table, key), workspace)) {
      Objects.requireNonNull(batch.now());
      return workspace.find(table, key);
    }
  }

  /// The stored receipt, null when there is none.
  public @Nullable Receipt receipt(CommandId id) {
    try (var batch = store.begin(List.of(id), new Keys(), new Workspace())) {
      return batch.receipts().get(id);
    }
  }

  /// The settled entries of one aggregate's id, read page by page from the start.
  public List<JournalEntry> entriesOf(long id) {
    var found = new ArrayList<JournalEntry>();
    var from = Position.START;
    while (true) {
      var page = journal.after(from, 500);
      if (page.isEmpty()) return found;
      page.stream().filter(entry -> entry.id() == id).forEach(found::add);
      from = page.getLast().position();
    }
  }

  private static List<CommandId> ids(Receipt... receipts) {
    return Arrays.stream(receipts).map(Receipt::id).filter(Objects::nonNull).toList();
  }
}
