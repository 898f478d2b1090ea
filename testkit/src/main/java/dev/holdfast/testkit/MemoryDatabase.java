package dev.holdfast.testkit;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.kernel.Position;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Row;
import dev.holdfast.kernel.Store.CommitStatus;
import dev.holdfast.kernel.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// A database in memory that any number of [MemoryStore]s and [MemoryJournal]s share, as servers
/// share a real one: read committed, row locks, unique keys that wait for the transaction that
/// holds them, numbered transactions. Nothing in it depends on chance or, but for the wait for
/// locks, on real time. Thread-safe: its monitor guards everything in it.
public final class MemoryDatabase {
  final InstantSource clock;
  final Codec codec;
  final MemoryRows rows = new MemoryRows();
  final MemoryLocks locks = new MemoryLocks(this);
  final Map<CommandId, Receipt> receipts = new HashMap<>();
  final NavigableMap<Position, JournalEntry> journal = new TreeMap<>();
  final NavigableMap<Position, Entry> history = new TreeMap<>();
  final Map<Version, Position> versions = new HashMap<>();
  final NavigableMap<Long, Instant> open = new TreeMap<>();
  final Map<String, MemoryJournal.Cursor> cursors = new HashMap<>();
  private final Map<Long, CommitStatus> ended = new HashMap<>();
  private final Map<Long, MemoryBatch> lost = new HashMap<>();
  private long lastNumber;

  /// The unique key of a journal entry.
  record Version(String aggregate, long id, long version) {}

  public MemoryDatabase(InstantSource clock, Codec codec) {
    this.clock = clock;
    this.codec = codec;
  }

  /// A server's way in.
  ///
  /// @param lockTimeout how long a batch waits for a row that another transaction holds
  public MemoryStore store(Faults faults, Duration lockTimeout) {
    return new MemoryStore(this, faults, lockTimeout);
  }

  public MemoryJournal journal() {
    return new MemoryJournal(this);
  }

  /// Holds a row's lock as somebody's console would, until closed.
  public synchronized StoreUnderTest.Stranger lockAsStranger(Row row) {
    long transaction = begin();
    locks.acquire(row, transaction, Duration.ZERO);
    return () -> endStranger(transaction);
  }

  /// Whether a transaction holds the row.
  public synchronized boolean locked(Row row) {
    return locks.isHeld(row);
  }

  /// Ends a transaction whose commit went unanswered and that was left open.
  public synchronized void end(long transaction, CommitStatus how) {
    var batch = lost.remove(transaction);
    if (batch == null) throw new IllegalStateException(transaction + " is not left open");
    switch (how) {
      case COMMITTED -> batch.apply();
      case ABORTED -> ended(transaction, CommitStatus.ABORTED);
      case IN_PROGRESS -> throw new IllegalArgumentException("that is no end");
    }
  }

  /// The transactions that [Faults.CommitFault#UNKNOWN_OPEN] left open.
  public synchronized List<Long> leftOpen() {
    return lost.keySet().stream().sorted().toList();
  }

  /// A committed row, empty when there is none.
  public synchronized <K extends Comparable<K>, V> Optional<V> find(Table<K, V> table, K key) {
    @SuppressWarnings("unchecked")
    var value = (V) rows.find(table, key);
    return Optional.ofNullable(value);
  }

  /// All committed rows of a table in the order of their creation.
  @SuppressWarnings("unchecked")
  public synchronized <K extends Comparable<K>, V> List<V> all(Table<K, V> table) {
    return (List<V>) new ArrayList<>(rows.rows(table).values());
  }

  /// Every committed journal entry, settled or not.
  public synchronized List<JournalEntry> entries() {
    return List.copyOf(journal.values());
  }

  /// What the committed journal entries tell, in the order of their positions.
  public synchronized List<Entry> history() {
    return List.copyOf(history.values());
  }

  /// Every receipt.
  public synchronized Map<CommandId, Receipt> receipts() {
    return Map.copyOf(receipts);
  }

  /// The database's time.
  public synchronized Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /// The next number of the one sequence of transactions and journal positions.
  long drawNumber() {
    return ++lastNumber;
  }

  long begin() {
    long transaction = drawNumber();
    open.put(transaction, now());
    return transaction;
  }

  void ended(long transaction, CommitStatus how) {
    open.remove(transaction);
    ended.put(transaction, how);
    locks.release(transaction);
  }

  void leaveOpen(long transaction, MemoryBatch batch) {
    lost.put(transaction, batch);
  }

  CommitStatus statusOf(long transaction) {
    if (open.containsKey(transaction)) return CommitStatus.IN_PROGRESS;
    var how = ended.get(transaction);
    if (how == null) throw new IllegalArgumentException("no transaction " + transaction);
    return how;
  }

  private synchronized void endStranger(long transaction) {
    if (open.containsKey(transaction)) ended(transaction, CommitStatus.ABORTED);
  }
}
