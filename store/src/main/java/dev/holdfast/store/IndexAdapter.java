package dev.holdfast.store;

import java.util.Collection;
import java.util.List;

/// The way from a part to its order. Never locked, and written as part of the order.
final class IndexAdapter implements TableAdapter<Long, Long> {
  private final String select;

  /// @param select statement that gives part and order of the parts in its one parameter
  IndexAdapter(String select) {
    this.select = select;
  }

  @Override
  public Loaded<Long, Long> load(Pipeline pipeline, Collection<Long> keys, Locking locking) {
    var found = new Found<Long, Long>();
    pipeline.query(select, row -> found.add(row.getLong(1), row.getLong(2)), Column.longs(keys));
    return found;
  }

  @Override
  public void write(Pipeline pipeline, List<Change<Long, Long>> changes) {
    throw new IllegalStateException("an index is written with its owner");
  }
}
