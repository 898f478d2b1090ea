package dev.holdfast.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// The way from a part to its order. Never locked, and written as part of the order.
///
/// @param <K> the part's key
final class IndexAdapter<K extends Comparable<K>> implements TableAdapter<K, Long> {
  private final String select;
  private final Function<Collection<K>, Column> column;
  private final Key<K> key;

  /// Takes a row's first column.
  @FunctionalInterface
  private interface Key<K> {
    K of(ResultSet row) throws SQLException;
  }

  private IndexAdapter(String select, Function<Collection<K>, Column> column, Key<K> key) {
    this.select = select;
    this.column = column;
    this.key = key;
  }

  /// @param select statement that gives part and order of the parts in its one parameter
  static IndexAdapter<Long> ofIds(String select) {
    return new IndexAdapter<>(select, Column::longs, row -> row.getLong(1));
  }

  /// @param select statement that gives part and order of the parts in its one parameter
  static IndexAdapter<String> ofTexts(String select) {
    return new IndexAdapter<>(select, Column::texts, row -> row.getString(1));
  }

  @Override
  public Loaded<K, Long> load(Pipeline pipeline, Collection<K> keys, Locking locking) {
    var found = new Found<K, Long>();
    pipeline.query(select, row -> found.add(key.of(row), row.getLong(2)), column.apply(keys));
    return found;
  }

  @Override
  public void write(Pipeline pipeline, List<Change<K, Long>> changes) {
    throw new IllegalStateException("an index is written with its owner");
  }
}
