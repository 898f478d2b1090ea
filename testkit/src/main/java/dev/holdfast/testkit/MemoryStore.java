package dev.holdfast.testkit;

import dev.holdfast.kernel.Batch;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Row;
import dev.holdfast.kernel.Store;
import dev.holdfast.kernel.Workspace;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// One server's store on a [MemoryDatabase], with faults of its own. Any table will do.
/// Thread-safe; each of its batches belongs to one thread.
public final class MemoryStore implements Store {
  private final MemoryDatabase database;
  private final Faults faults;
  private final Duration lockTimeout;

  MemoryStore(MemoryDatabase database, Faults faults, Duration lockTimeout) {
    this.database = database;
    this.faults = faults;
    this.lockTimeout = lockTimeout;
  }

  @Override
  public Batch begin(Collection<CommandId> commands, Keys keys, Workspace into) {
    faults.begin(commands);
    var batch = new MemoryBatch(database, faults, lockTimeout, commands);
    try {
      batch.load(keys, into);
      return batch;
    } catch (Throwable e) {
      batch.close();
      throw e;
    }
  }

  @Override
  public CommitStatus statusOf(long transaction) {
    faults.statusOf(transaction);
    synchronized (database) {
      return database.statusOf(transaction);
    }
  }

  @Override
  public Set<Row> lockedRows(Keys keys) {
    faults.lockedRows(keys);
    var locked = new HashSet<Row>();
    synchronized (database) {
      MemoryBatch.rows(keys.locked()).filter(database.locks::isHeld).forEach(locked::add);
      MemoryBatch.rows(keys.tried()).filter(database.locks::isHeld).forEach(locked::add);
    }
    return locked;
  }
}
