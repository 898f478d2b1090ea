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

/// Cuts a long row of orders into requests of a bounded size, so that little is in memory and a
/// request that broke can be repeated whole. Not thread-safe.
final class OrderBatches implements Iterator<Result<Order>> {
  /// Orders in one request.
  static final int MAX_ORDERS = 500;

  /// Bytes of one request's orders; a single larger order still goes, alone.
  private static final int MAX_BYTES = 512 * 1024;

  private final Requests requests;
  private final Iterator<KeyedOrder> orders;
  private final Queue<Result<Order>> results = new ArrayDeque<>();
  private byte @Nullable [] next;

  private OrderBatches(Requests requests, Iterator<KeyedOrder> orders) {
    this.requests = requests;
    this.orders = orders;
  }

  static Stream<Result<Order>> stream(Requests requests, Iterator<KeyedOrder> orders) {
    var results = new OrderBatches(requests, orders);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(results, Spliterator.ORDERED), false);
  }

  @Override
  public boolean hasNext() {
    if (results.isEmpty() && peek() != null) results.addAll(fill().send(requests));
    return !results.isEmpty();
  }

  @Override
  public Result<Order> next() {
    if (!hasNext()) throw new NoSuchElementException();
    return results.remove();
  }

  private OrderBatch fill() {
    var batch = new OrderBatch();
    for (var line = peek(); line != null; line = peek()) {
      boolean full = batch.size() == MAX_ORDERS || batch.bytes() + line.length > MAX_BYTES;
      if (full && batch.size() > 0) break;
      batch.add(line);
      next = null;
    }
    return batch;
  }

  /// The line that was not sent yet, null after the last.
  private byte @Nullable [] peek() {
    if (next == null && orders.hasNext()) next = OrderBatch.line(orders.next());
    return next;
  }
}
