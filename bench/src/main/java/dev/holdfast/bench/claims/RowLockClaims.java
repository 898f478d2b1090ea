package dev.holdfast.bench.claims;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.holdfast.bench.load.Client;
import dev.holdfast.bench.machine.Address;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// One transaction for each claim, as one writes it by hand: the same rows in the same tables as
/// Holdfast's, and the hot row last, by a conditional update just before the commit.
final class RowLockClaims implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String RECEIPT =
      """
      insert into receipt (id, fingerprint, at, refused, caller, key, type, body)
      values (?, ?, now(), false, 'bench', ?, 'coupon-claimed', ?)\
      """;
  private static final String COUPON =
      """
      insert into coupon (id, campaign_id, number, version, discount, created_at, state, forfeited,
        buyer_id)
      values (?, ?, 1, 1, 0, now(), 'I', false, ?)\
      """;
  private static final String ALLOTMENT =
      """
      insert into allotment (campaign_id, issued, revoked, day, today, version, invited, buyer_id)
      values (?, 1, 0, 0, 1, 1, false, ?)\
      """;
  private static final String JOURNAL =
      """
      insert into journal (transaction, ordinal, at, aggregate, aggregate_id, version, type, actor,
        command, data)
      values (pg_current_xact_id()::text::bigint, 0, now(), 'c', ?, 1, 'coupon-issued', 'key:bench',
        ?, ?)\
      """;
  private static final String CAMPAIGN =
      """
      update campaign set issued = issued + 1, changes = changes + 1, today = today + 1
      where id = ? and issued < quota\
      """;
  private static final byte[] BODY = new byte[220];
  private static final String DATA = "x".repeat(110);

  private final HikariDataSource pool;
  private final long campaign;
  private final AtomicLong ids = new AtomicLong(System.nanoTime());

  RowLockClaims(Address address, int connections, long campaign) {
    this.campaign = campaign;
    var source = address.dataSource();
    source.setPrepareThreshold(1);
    var config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(connections);
    config.setAutoCommit(false);
    config.setConnectionTimeout(PATIENCE.toMillis());
    pool = new HikariDataSource(config);
  }

  Client client() {
    return this::claim;
  }

  private int claim() throws SQLException {
    long id = ids.incrementAndGet();
    var key = "row-" + id;
    try (var connection = pool.getConnection()) {
      run(connection, RECEIPT, new UUID(0, id), new UUID(1, id), key, BODY);
      run(connection, COUPON, id, campaign, key);
      run(connection, ALLOTMENT, campaign, key);
      run(connection, JOURNAL, id, key, DATA);
      run(connection, CAMPAIGN, campaign);
      connection.commit();
    }
    return 1;
  }

  private static void run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
      if (statement.executeUpdate() != 1) throw new IllegalStateException("sold out: " + sql);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
