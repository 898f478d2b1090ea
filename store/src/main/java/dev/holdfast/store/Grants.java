package dev.holdfast.store;

import dev.holdfast.promotion.Trigger;
import java.util.Collection;
import java.util.List;

/// What the reactor for grants has to know of the rows. Thread-safe.
public final class Grants {
  private static final String EARNING =
      "select id, earned_by from campaign where mode = 'E' and status = 'A' order by id";
  private static final String EARNED =
      """
      select id, earned_by from coupon where earned_by = any (?) and state in ('I', 'H', 'R')
        and not forfeited order by id\
      """;

  private static final String EARNED_POINTS =
      """
      select order_id from points_earned where order_id = any (?) and taken_back < earned
      order by order_id\
      """;

  private final Reads reads;

  Grants(Reads reads) {
    this.reads = reads;
  }

  /// A campaign that orders earn coupons from.
  public record Earning(long campaign, Trigger trigger) {}

  /// A coupon that an order has earned.
  public record Earned(long coupon, long order) {}

  /// The campaigns that are active now: all that could have been when an entry was written that is
  /// read before this is asked.
  public List<Earning> earning() {
    return reads.list(
        EARNING,
        row ->
            new Earning(row.getLong(1), PromotionCodes.TRIGGER.parse(row.getString(2).charAt(0))));
  }

  /// Whether there are points to earn.
  public boolean points() {
    return !reads.list("select 1 from points_rule limit 1", row -> row.getInt(1)).isEmpty();
  }

  /// Those of these orders that have points which they have earned.
  public List<Long> withPoints(Collection<Long> orders) {
    if (orders.isEmpty()) return List.of();
    return reads.list(EARNED_POINTS, row -> row.getLong(1), Column.longs(orders));
  }

  /// The coupons of these orders that are still worth something.
  public List<Earned> earnedBy(Collection<Long> orders) {
    if (orders.isEmpty()) return List.of();
    return reads.list(
        EARNED, row -> new Earned(row.getLong(1), row.getLong(2)), Column.longs(orders));
  }
}
