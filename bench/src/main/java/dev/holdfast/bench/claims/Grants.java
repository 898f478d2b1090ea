package dev.holdfast.bench.claims;

import dev.holdfast.bench.load.Client;
import dev.holdfast.bench.machine.Cluster;
import dev.holdfast.kernel.Submission;
import dev.holdfast.promotion.Earning;
import dev.holdfast.promotion.GrantCoupon;
import dev.holdfast.promotion.GrantMode;
import dev.holdfast.promotion.Trigger;
import java.sql.SQLException;
import java.time.Duration;

/// Paid orders that earn, each a coupon: what the reactor asks for.
final class Grants extends HotCampaign {
  /// More than anybody grants a second.
  private static final long ENGINE_MOST = 100_000;

  private static final long ROW_LOCK_MOST = 10_000;

  private final Duration each;
  private long first = 1;

  /// @param each how long each run takes
  Grants(Cluster cluster, Duration each) throws SQLException {
    super(cluster);
    this.each = each;
  }

  @Override
  Earning earning() {
    return new Earning(GrantMode.EVENT, Trigger.ORDER_PAID, null);
  }

  @Override
  Client engineClient(long campaign) throws SQLException {
    var paid = paid(ENGINE_MOST);
    return () -> {
      run(Submission.internal("grants", new GrantCoupon(campaign, paid.next(), false)));
      return 1;
    };
  }

  @Override
  RowLock rowLock(int connections, long campaign) throws SQLException {
    return new RowLockGrants(site.address(), connections, campaign, paid(ROW_LOCK_MOST));
  }

  private PaidOrders paid(long perSecond) throws SQLException {
    long orders = perSecond * Math.max(1_000, each.toMillis()) / 1_000;
    var paid = PaidOrders.make(site, first, orders);
    first = paid.end();
    return paid;
  }
}
