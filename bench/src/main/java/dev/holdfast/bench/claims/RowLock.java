package dev.holdfast.bench.claims;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.holdfast.bench.load.Client;
import dev.holdfast.bench.machine.Address;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One transaction for each coupon, as one writes it by hand: the same rows in the same tables as
/// Holdfast's, and the hot row last, by a conditional update just before the commit.
abstract class RowLock implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String ALLOTMENT =
      """
      insert into allotment (campaign_id, issued, revoked, day, today, version, invited, buyer_id)
      values (?, 1, 0, 0, 1, 1, false, ?)\
      """;
  private static final String JOURNAL =
      """
      insert into journal (transaction, ordinal, at, aggregate, aggregate_id, version, type, actor,
        command, data)
      values (pg_current_xact_id()::text::bigint, 0, now(), 'c', ?, 1, 'coupon-issued', ?, ?, ?)\
      """;
  private static final String CAMPAIGN =
      """
      update campaign set issued = issued + 1, changes = changes + 1, today = today + 1
      where id = ? and issued < quota\
      """;
  private static final String DATA = "x".repeat(110);

  final long campaign;
  private final HikariDataSource pool;
  private final AtomicLong ids = new AtomicLong(System.nanoTime());

  RowLock(Address address, int connections, long campaign) {
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
    return this::giveOut;
  }

  private int giveOut() throws SQLException {
    try (var connection = pool.getConnection()) {
      give(connection, ids.incrementAndGet());
      connection.commit();
    }
    return 1;
  }

  /// All rows of one coupon, the campaign's last.
  abstract void give(Connection connection, long coupon) throws SQLException;

  /// What every coupon has besides its own row.
  ///
  /// @param command null for an internal one
  final void count(
      Connection connection, long coupon, String buyer, String actor, @Nullable Object command)
      throws SQLException {
    run(connection, ALLOTMENT, campaign, buyer);
    run(connection, JOURNAL, coupon, actor, command, DATA);
    run(connection, CAMPAIGN, campaign);
  }

  static void run(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
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
