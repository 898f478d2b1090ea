package dev.holdfast.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.holdfast.kernel.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// The two kinds of connections: those of lanes, and those of everything that only looks or keeps
/// its own small books.
final class Connections {
  /// Lanes wait 250 ms for a stranger's lock. The plans are made once, when the tables may still be
  /// empty, so they must be the ones that are right for full tables: index lookups in nested loops.
  private static final String LANE =
      """
      set lock_timeout = '250ms';
      set idle_in_transaction_session_timeout = '20s';
      set statement_timeout = '30s';
      set default_transaction_isolation = 'read committed';
      set plan_cache_mode = force_generic_plan;
      set enable_seqscan = off;
      set enable_hashjoin = off;
      set enable_mergejoin = off;
      set jit = off\
      """;

  private static final String READ =
      """
      set lock_timeout = '5s';
      set idle_in_transaction_session_timeout = '60s';
      set statement_timeout = '30s';
      set jit = off\
      """;

  private Connections() {}

  /// A pool for lanes: no autocommit, checked for durability and epoch whenever it connects.
  static HikariDataSource lanes(DatabaseOptions options) {
    var config =
        config(
            options,
            "holdfast-lanes",
            options.lanes(),
            connection -> {
              if (!options.allowUnsafe()) Durability.check(connection);
              execute(connection, LANE);
              JournalEpoch.check(connection);
            });
    config.setAutoCommit(false);
    return new HikariDataSource(config);
  }

  /// A pool in autocommit.
  static HikariDataSource reads(DatabaseOptions options, String name, int size) {
    return new HikariDataSource(config(options, name, size, c -> execute(c, READ)));
  }

  /// New connections, for what may take its time.
  static DataSource unpooled(DatabaseOptions options) {
    var source = source(options, connection -> {});
    source.setSocketTimeout(0);
    return source;
  }

  private static HikariConfig config(
      DatabaseOptions options, String name, int size, SessionDataSource.Preparation preparation) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source(options, preparation));
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(options.connectTimeout().toMillis());
    config.setInitializationFailTimeout(-1);
    return config;
  }

  private static SessionDataSource source(
      DatabaseOptions options, SessionDataSource.Preparation preparation) {
    var source = new SessionDataSource(preparation);
    source.setUrl(options.jdbcUrl());
    if (options.user() != null) source.setUser(options.user());
    if (options.password() != null) source.setPassword(options.password());
    source.setApplicationName("holdfast");
    source.setTcpKeepAlive(true);
    source.setConnectTimeout(5);
    source.setSocketTimeout(60);
    source.setPrepareThreshold(1);
    source.setPreparedStatementCacheQueries(512);
    source.setPreparedStatementCacheSizeMiB(16);
    source.setBinaryTransferEnable(Column.BINARY_TYPES);
    return source;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// @throws StoreException.Unreachable when there is none to be had
  static Connection take(DataSource source) {
    try {
      return source.getConnection();
    } catch (SQLException e) {
      // A pool only says that it has none; its cause says why.
      var why = e.getCause() instanceof SQLException cause ? cause : e;
      throw new StoreException.Unreachable(String.valueOf(why.getMessage()), e);
    }
  }

  /// Closes a connection that its pool must not give out again.
  static void discard(Connection connection, DataSource source) {
    if (source instanceof HikariDataSource pool) pool.evictConnection(connection);
    giveBack(connection);
  }

  /// Returns a connection to its pool, which rolls back what was not committed and drops the
  /// connection when that fails.
  static void giveBack(Connection connection) {
    try (connection) {
      if (!connection.isClosed() && !connection.getAutoCommit()) connection.rollback();
    } catch (SQLException e) {
      // The pool has dropped the connection; its transaction ends with it.
      return;
    }
  }
}
