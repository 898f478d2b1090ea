package dev.holdfast.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rows of one kind of part of an order: lines, payments, refunds, shipments. Parts are never
/// removed and keep their places in their list, so the list before and after a decision pair up.
///
/// @param <P> the part
abstract class PartRows<P> {
  private final String select;
  private final String insert;
  private final String update;

  /// @param select statement with the order ids as its one parameter; its first column is the order
  /// @param insert statement with the parameters of [#newRows]
  /// @param update statement with the parameters of [#changedRows]
  PartRows(String select, String insert, String update) {
    this.select = select;
    this.insert = insert;
    this.update = update;
  }

  abstract Rows newRows();

  abstract Rows changedRows();

  /// Writes rows of [#newRows].
  void insert(Pipeline pipeline, Rows rows) {
    rows.write(pipeline, insert);
  }

  abstract void add(long order, P part, Rows rows);

  abstract void change(long order, P part, Rows rows);

  /// @param row its columns after the first
  abstract P part(ResultSet row) throws SQLException;

  /// Adds the statement that reads the parts of these orders.
  ///
  /// @return the parts by order, once the pipeline has run
  Map<Long, List<P>> load(Pipeline pipeline, Column orders) {
    var parts = new HashMap<Long, List<P>>();
    pipeline.query(
        select,
        row -> parts.computeIfAbsent(row.getLong(1), id -> new ArrayList<>(2)).add(part(row)),
        orders);
    return parts;
  }

  /// Collects what a batch writes.
  Writing writing() {
    return new Writing();
  }

  /// The new and the changed parts of the orders of one batch.
  final class Writing {
    private final Rows added = newRows();
    private final Rows changed = changedRows();

    @SuppressWarnings("ReferenceEquality") // unchanged parts keep their identity
    void collect(long order, List<P> before, List<P> after) {
      if (before == after) return;
      if (after.size() < before.size())
        throw new IllegalStateException("order " + order + " lost parts");
      for (int i = 0; i < after.size(); i++) {
        if (i >= before.size()) add(order, after.get(i), added);
        else if (before.get(i) != after.get(i)) change(order, after.get(i), changed);
      }
    }

    void write(Pipeline pipeline) {
      insert(pipeline, added);
      changed.write(pipeline, update);
    }
  }
}
