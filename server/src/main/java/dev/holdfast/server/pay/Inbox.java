package dev.holdfast.server.pay;

import dev.holdfast.kernel.StoreException;
import dev.holdfast.store.Callback;
import dev.holdfast.store.CallbackInbox;
import dev.holdfast.store.CallbackInbox.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Stores callbacks as lanes decide commands: those that came in while the last ones were being
/// committed share the next transaction; a lonely one is stored at once. Thread-safe.
final class Inbox implements AutoCloseable {
  private static final int MAX_QUEUED = 8_192;
  private static final int MAX_BATCH = 512;
  private static final long LOOK_MILLIS = 200;

  private final CallbackInbox store;
  private final Runnable stored;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MAX_QUEUED);
  private final Thread writer;
  private volatile boolean closing;

  private record Waiting(Callback callback, CompletableFuture<Boolean> isNew) {
    Key key() {
      return new Key(callback.account(), callback.messageId());
    }
  }

  /// @param stored is told whenever there may be something to look at, a message that waits and
  ///   came again too
  Inbox(CallbackInbox store, Runnable stored) {
    this.store = store;
    this.stored = stored;
    writer = Thread.ofPlatform().daemon().name("holdfast-inbox").start(this::run);
  }

  /// Stores a message.
  ///
  /// @return whether it was not there before, once it is durable; null when too many wait
  @Nullable CompletableFuture<Boolean> put(Callback callback) {
    if (closing) return null;
    var waiting = new Waiting(callback, new CompletableFuture<>());
    return queue.offer(waiting) ? waiting.isNew : null;
  }

  private void run() {
    var batch = new ArrayList<Waiting>();
    while (!closing || !queue.isEmpty()) {
      batch.clear();
      try {
        var first = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) continue;
        batch.add(first);
      } catch (InterruptedException e) {
        closing = true;
        continue;
      }
      queue.drainTo(batch, MAX_BATCH - 1);
      write(batch);
    }
  }

  private void write(List<Waiting> batch) {
    try {
      store(batch);
    } catch (StoreException.Unreachable e) {
      fail(batch, e);
    } catch (RuntimeException | Error e) {
      if (batch.size() == 1) fail(batch, e);
      else batch.forEach(one -> write(List.of(one)));
    }
  }

  private void store(List<Waiting> batch) {
    Map<Key, Callback> once = new LinkedHashMap<>();
    for (var waiting : batch) once.putIfAbsent(waiting.key(), waiting.callback);
    Collection<Callback> callbacks = once.values();
    Set<Key> fresh = store.store(callbacks);
    stored.run();
    var told = new LinkedHashMap<Key, Boolean>();
    for (var waiting : batch) {
      boolean first = told.putIfAbsent(waiting.key(), true) == null;
      waiting.isNew.complete(first && fresh.contains(waiting.key()));
    }
  }

  private static void fail(List<Waiting> batch, Throwable e) {
    for (var waiting : batch) waiting.isNew.completeExceptionally(e);
  }

  /// Stores what has been taken, and takes nothing more.
  @Override
  public void close() {
    closing = true;
    try {
      writer.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
