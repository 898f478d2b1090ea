package dev.holdfast.testkit;

import dev.holdfast.kernel.StoreException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Exclusive locks on rows and unique keys, each held by one transaction until it ends. Guarded by
/// the monitor of the [MemoryDatabase], on which waiters wait.
final class MemoryLocks {
  private final Object monitor;
  private final Map<Object, Long> holders = new HashMap<>();

  MemoryLocks(Object monitor) {
    this.monitor = monitor;
  }

  /// Takes the lock, waiting for its holder to end.
  ///
  /// @throws StoreException.RowsLocked when the wait lasts longer than `timeout`
  void acquire(Object key, long transaction, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (heldByAnother(key, transaction)) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) throw new StoreException.RowsLocked(key + " is locked", null);
      await(millis);
    }
    holders.put(key, transaction);
  }

  boolean tryAcquire(Object key, long transaction) {
    if (heldByAnother(key, transaction)) return false;
    holders.put(key, transaction);
    return true;
  }

  boolean holds(Object key, long transaction) {
    Long holder = holders.get(key);
    return holder != null && holder == transaction;
  }

  boolean isHeld(Object key) {
    return holders.containsKey(key);
  }

  void release(long transaction) {
    holders.values().removeIf(holder -> holder == transaction);
    monitor.notifyAll();
  }

  private boolean heldByAnother(Object key, long transaction) {
    @Nullable Long holder = holders.get(key);
    return holder != null && holder != transaction;
  }

  private void await(long millis) {
    try {
      monitor.wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException.Unreachable("interrupted while waiting for a lock", e);
    }
  }
}
