package dev.holdfast.testkit;

import dev.holdfast.kernel.Batch;
import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Position;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Row;
import dev.holdfast.kernel.Store.CommitStatus;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.kernel.Table;
import dev.holdfast.kernel.Workspace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A transaction of a [MemoryDatabase]: what it writes is seen by others once it has committed.
final class MemoryBatch implements Batch {
  private final MemoryDatabase database;
  private final Faults faults;
  private final Duration lockTimeout;
  private final long transaction;
  private final Instant now;
  private final Map<CommandId, Receipt> known = new HashMap<>();
  private final Set<Row> skipped = new HashSet<>();
  private final List<Runnable> writes = new ArrayList<>();
  private boolean over;

  MemoryBatch(
      MemoryDatabase database,
      Faults faults,
      Duration lockTimeout,
      Collection<CommandId> commands) {
    this.database = database;
    this.faults = faults;
    this.lockTimeout = lockTimeout;
    synchronized (database) {
      transaction = database.begin();
      now = database.now();
      for (var command : commands) {
        var receipt = database.receipts.get(command);
        if (receipt != null) known.put(command, receipt);
      }
    }
  }

  @Override
  public long transaction() {
    return transaction;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Map<CommandId, Receipt> receipts() {
    return known;
  }

  @Override
  public Set<Row> skipped() {
    return skipped;
  }

  @Override
  public void load(Keys keys, Workspace into) {
    faults.load(keys);
    synchronized (database) {
      rows(keys.read()).forEach(row -> into.load(row.table(), row.key(), find(row), false));
      rows(keys.tried())
          .forEach(row -> {
            if (!exists(row) || database.locks.tryAcquire(row, transaction)) give(row, into);
            else skipped.add(row);
          });
      rows(keys.locked())
          .forEach(row -> {
            if (exists(row)) database.locks.acquire(row, transaction, lockTimeout);
            give(row, into);
          });
    }
  }

  @Override
  public void write(Workspace workspace, List<Receipt> receipts) {
    faults.write(workspace, receipts);
    synchronized (database) {
      write(workspace, change -> true);
      receipts.forEach(this::write);
      write(workspace.entries());
    }
  }

  @Override
  public void writeNew(Workspace workspace, Supplier<List<Receipt>> receipts) {
    var encoded = receipts.get();
    faults.writeNew(workspace, encoded);
    synchronized (database) {
      write(workspace, change -> change.before() == null);
      encoded.forEach(this::write);
    }
  }

  @Override
  public void writeRest(Workspace workspace) {
    faults.write(workspace, List.of());
    synchronized (database) {
      write(workspace, change -> change.before() != null);
      write(workspace.entries());
    }
  }

  private void write(Workspace workspace, Predicate<Workspace.Change> which) {
    workspace
        .changes()
        .forEach((table, changes) ->
            changes.stream().filter(which).forEach(change -> write(table, change)));
  }

  @Override
  public void commit() {
    synchronized (database) {
      if (over) throw new IllegalStateException(transaction + " is over");
      var fault = faults.commit(transaction);
      over = true;
      switch (fault) {
        case NONE, UNKNOWN_COMMITTED -> apply();
        case UNKNOWN_ABORTED -> database.ended(transaction, CommitStatus.ABORTED);
        case UNKNOWN_OPEN -> database.leaveOpen(transaction, this);
      }
      if (fault != Faults.CommitFault.NONE) {
        throw new StoreException.CommitUnknown(transaction, null);
      }
    }
    faults.committed(transaction);
  }

  @Override
  public void close() {
    synchronized (database) {
      if (!over) database.ended(transaction, CommitStatus.ABORTED);
      over = true;
    }
  }

  /// Makes the writes visible and ends the transaction.
  void apply() {
    writes.forEach(Runnable::run);
    database.ended(transaction, CommitStatus.COMMITTED);
  }

  /// The rows in the order in which they are locked.
  static Stream<Row> rows(Map<Table<?, ?>, NavigableSet<Comparable<?>>> keys) {
    return keys.entrySet().stream()
        .flatMap(table -> table.getValue().stream().map(key -> new Row(table.getKey(), key)));
  }

  private void give(Row row, Workspace into) {
    into.load(row.table(), row.key(), find(row), true);
  }

  private @Nullable Object find(Row row) {
    return database.rows.find(row.table(), row.key());
  }

  private boolean exists(Row row) {
    return find(row) != null;
  }

  private void write(Table<?, ?> table, Workspace.Change change) {
    var row = new Row(table, change.key());
    if (change.before() == null) {
      claim(row);
      if (exists(row)) throw new StoreException.Violation(table + "_pkey", row + " exists", null);
    } else if (!database.locks.holds(row, transaction)
        || !Objects.equals(find(row), change.before())) {
      throw new IllegalStateException(row + " is written without its lock");
    }
    writes.add(() -> database.rows.put(table, change.key(), change.after()));
  }

  private void write(Receipt receipt) {
    var id = Objects.requireNonNull(receipt.id(), "internal commands have no receipts to write");
    claim(id);
    if (database.receipts.containsKey(id)) {
      throw new StoreException.Contended("receipt " + id + " was committed meanwhile", null);
    }
    writes.add(() -> database.receipts.put(id, receipt));
  }

  /// Entries are numbered while all locks are held: whoever changes the same row later has the
  /// higher number, though its transaction may have begun earlier.
  private void write(List<Workspace.Journaled> entries) {
    long number = entries.isEmpty() ? 0 : database.drawNumber();
    for (int i = 0; i < entries.size(); i++) write(entries.get(i), new Position(number, i));
  }

  private void write(Workspace.Journaled journaled, Position position) {
    var entry = journaled.entry();
    var version = new MemoryDatabase.Version(entry.aggregate(), entry.id(), entry.version());
    boolean again = database.locks.holds(version, transaction);
    claim(version);
    if (again || database.versions.containsKey(version)) {
      throw new StoreException.Violation("journal_version_key", version + " exists", null);
    }
    var written = stored(journaled, position);
    writes.add(() -> {
      database.journal.put(position, written);
      database.history.put(position, entry);
      database.versions.put(version, position);
    });
  }

  private JournalEntry stored(Workspace.Journaled journaled, Position position) {
    var entry = journaled.entry();
    var cause = journaled.cause();
    return new JournalEntry(
        position,
        now,
        entry.aggregate(),
        entry.id(),
        entry.version(),
        Codec.name(entry.event().getClass()),
        journaled.actor(),
        cause == null ? null : cause.key(),
        new String(database.codec.encode(entry.event()), StandardCharsets.UTF_8));
  }

  private void claim(Object uniqueKey) {
    database.locks.acquire(uniqueKey, transaction, lockTimeout);
  }
}
