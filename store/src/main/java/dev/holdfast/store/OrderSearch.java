package dev.holdfast.store;

import dev.holdfast.kernel.IdSequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The statement that finds the ids of listed orders, newest first. Ids are sorted by time, so
/// dates narrow the range of ids that is searched.
record OrderSearch(String sql, List<Object> values) {
  /// Ids may be ahead of the clock by 10 s.
  private static final Duration AHEAD = Duration.ofSeconds(11);

  static OrderSearch of(OrderFilter filter, long before, int limit) {
    var sql = new StringBuilder("select id from orders where id < ?");
    var values = new ArrayList<Object>();
    values.add(before);
    if (filter.buyerId() != null) {
      sql.append(" and buyer_id = ?");
      values.add(filter.buyerId());
    }
    if (filter.status() != null) {
      sql.append(" and status = ?::\"char\"");
      values.add(String.valueOf(Codes.ORDER.of(filter.status())));
    }
    if (filter.from() != null) {
      sql.append(" and id >= ? and created_at >= ?");
      values.add(IdSequence.floor(filter.from()));
      values.add(Times.parameter(filter.from()));
    }
    if (filter.to() != null) {
      sql.append(" and id < ? and created_at < ?");
      values.add(IdSequence.floor(filter.to().plus(AHEAD)));
      values.add(Times.parameter(filter.to()));
    }
    sql.append(" order by id desc limit ?");
    values.add(limit);
    return new OrderSearch(sql.toString(), values);
  }
}
