package dev.holdfast.client;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Cuts a long row of writes into requests of a bounded size, so that little is in memory and a
/// request that broke can be repeated whole. Not thread-safe.
final class Batches<T> implements Iterator<Result<T>> {
  /// Writes in one request.
  static final int MAX_WRITES = 500;

  /// Bytes of one request; a single larger write still goes, alone.
  private static final int MAX_BYTES = 512 * 1024;

  private final Requests requests;
  private final String path;
  private final Class<T> type;
  private final Iterator<? extends Keyed<?>> writes;
  private final Queue<Result<T>> results = new ArrayDeque<>();
  private byte @Nullable [] next;

  private Batches(
      Requests requests, String path, Class<T> type, Iterator<? extends Keyed<?>> writes) {
    this.requests = requests;
    this.path = path;
    this.type = type;
    this.writes = writes;
  }

  /// @param type what a write that succeeds returns
  static <T> Stream<Result<T>> stream(
      Requests requests, String path, Class<T> type, Iterator<? extends Keyed<?>> writes) {
    var results = new Batches<>(requests, path, type, writes);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(results, Spliterator.ORDERED), false);
  }

  @Override
  public boolean hasNext() {
    if (results.isEmpty() && peek() != null) results.addAll(fill().send(requests));
    return !results.isEmpty();
  }

  @Override
  public Result<T> next() {
    if (!hasNext()) throw new NoSuchElementException();
    return results.remove();
  }

  private Batch<T> fill() {
    var batch = new Batch<T>(path, type);
    for (var line = peek(); line != null; line = peek()) {
      boolean full = batch.size() == MAX_WRITES || batch.bytes() + line.length > MAX_BYTES;
      if (full && batch.size() > 0) break;
      batch.add(line);
      next = null;
    }
    return batch;
  }

  /// The line that was not sent yet, null after the last.
  private byte @Nullable [] peek() {
    if (next == null && writes.hasNext()) next = Batch.line(writes.next());
    return next;
  }
}
