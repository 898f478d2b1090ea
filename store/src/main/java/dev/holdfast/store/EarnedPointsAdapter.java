package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.INT8;

import dev.holdfast.promotion.EarnedPoints;
import java.util.Collection;
import java.util.List;

/// Rows of `points_earned`, by order. Their order's row is locked before them.
final class EarnedPointsAdapter implements TableAdapter<Long, EarnedPoints> {
  private static final String SELECT =
      """
      select order_id, wallet_id, earned, base, taken_back
      from points_earned where order_id = any (?) order by order_id\
      """;
  private static final String EXISTING =
      "select order_id from points_earned where order_id = any (?)";

  private static final Insert NEW =
      new Insert(
          "points_earned",
          "order_id, wallet_id, earned, base, taken_back",
          INT8,
          INT8,
          INT8,
          INT8,
          INT8);

  private static final String UPDATE =
      """
      update points_earned e set taken_back = n.taken_back
      from unnest(?, ?, ?) as n (order_id, former, taken_back)
      where e.order_id = n.order_id and e.taken_back = n.former\
      """;

  @Override
  public Loaded<Long, EarnedPoints> load(
      Pipeline pipeline, Collection<Long> keys, Locking locking) {
    var found = new Found<Long, EarnedPoints>();
    var orders = Column.longs(keys);
    pipeline.query(
        SELECT + locking.clause(),
        row ->
            found.add(
                row.getLong(1),
                new EarnedPoints(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5))),
        orders);
    if (locking == Locking.SKIP) {
      pipeline.query(EXISTING, row -> found.exists(row.getLong(1)), orders);
    }
    return found;
  }

  @Override
  public void write(Pipeline pipeline, List<Change<Long, EarnedPoints>> changes) {
    var added = NEW.rows();
    var changed = new Rows(INT8, INT8, INT8);
    for (var change : changes) {
      var before = change.before();
      var earned = change.after();
      if (before == null) {
        added.with(earned.order()).with(earned.wallet()).with(earned.earned());
        added.with(earned.base()).with(earned.takenBack());
      } else {
        changed.with(earned.order()).with(before.takenBack()).with(earned.takenBack());
      }
    }
    NEW.write(pipeline, added);
    changed.write(pipeline, UPDATE);
  }
}
