package dev.holdfast.bench.claims;

import dev.holdfast.bench.machine.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/// Coupons that buyers ask for: each asks once, which the receipt remembers.
final class RowLockClaims extends RowLock {
  private static final String RECEIPT =
      """
      insert into receipt (id, fingerprint, at, entries, refused, caller, key, type, body)
      values (?, ?, now(), 1, false, 'bench', ?, 'coupon-claimed', ?)\
      """;
  private static final String COUPON =
      """
      insert into coupon (id, campaign_id, number, version, discount, created_at, state, forfeited,
        buyer_id)
      values (?, ?, 1, 1, 0, now(), 'I', false, ?)\
      """;
  private static final byte[] BODY = new byte[220];

  RowLockClaims(Address address, int connections, long campaign) {
    super(address, connections, campaign);
  }

  @Override
  void give(Connection connection, long coupon) throws SQLException {
    var key = "row-" + coupon;
    run(connection, RECEIPT, new UUID(0, coupon), new UUID(1, coupon), key, BODY);
    run(connection, COUPON, coupon, campaign, key);
    count(connection, coupon, key, "key:bench", key);
  }
}
