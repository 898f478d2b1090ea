package dev.holdfast.bench.claims;

import dev.holdfast.bench.machine.Address;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Coupons that paid orders earn: the order is locked and looked at, and the coupon has its natural
/// key.
final class RowLockGrants extends RowLock {
  private static final String ORDER =
      """
      select buyer_id from orders
      where id = ? and status in ('C', 'D') and payment_status = 'F' for update\
      """;
  private static final String COUPON =
      """
      insert into coupon (id, campaign_id, number, version, discount, created_at, state, forfeited,
        buyer_id, grant_key, earned_by)
      values (?, ?, 1, 1, 0, now(), 'I', false, ?, ?, ?)\
      """;

  private final PaidOrders orders;

  RowLockGrants(Address address, int connections, long campaign, PaidOrders orders) {
    super(address, connections, campaign);
    this.orders = orders;
  }

  @Override
  void give(Connection connection, long coupon) throws SQLException {
    long order = orders.next();
    var buyer = buyer(connection, order);
    if (buyer == null) throw new IllegalStateException("order " + order + " is not paid");
    run(connection, COUPON, coupon, campaign, buyer, "order:" + order, order);
    count(connection, coupon, buyer, "grants", null);
  }

  private static @Nullable String buyer(Connection connection, long order) throws SQLException {
    try (var statement = connection.prepareStatement(ORDER)) {
      statement.setLong(1, order);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    }
  }
}
