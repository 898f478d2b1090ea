package dev.holdfast.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.IdSequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// Makes a database that has been in use for a while: orders of the last 20 days in every state,
/// with all that belongs to them, as if commands had made them; the audit holds. Written set-based
/// inside the database.
///
///     GrownDatabase.fill(dataSource, 1_000_000, 1_000);
///
/// Of five orders one is in flight (waiting for its payment, paid, sent in part) and four are over
/// (completed, expired, cancelled). A million orders bring 1.2 million lines, 5 million journal
/// entries and 2.5 million receipts: some 3 GB and two minutes. A second fill adds as many more
/// with SKUs of its own. The first fill's SKUs are `grown0-1`, `grown0-2`... with 1,000 units
/// available of each, and the untracked `grown0-0`; the next are `grown1-1`...
public final class GrownDatabase {
  private static final String SCRIPT = "grown.sql";
  private static final String SETTINGS =
      "select set_config('grown.orders', ?, true), set_config('grown.skus', ?, true)";
  private static final String BUYERS =
      "create temporary table grown_buyer (n int, code text, shard int) on commit drop";
  private static final String BUYER =
      "insert into grown_buyer select * from unnest(?::int[], ?::text[], ?::int[])";
  private static final int BUYER_COUNT = 10_000;

  private GrownDatabase() {}

  /// Adds orders in one transaction, then has PostgreSQL clean up and analyse the tables as it does
  /// by itself in time.
  ///
  /// @param source a migrated database on which nobody works meanwhile
  /// @param orders how many to add, 1 or more
  /// @param skus how many articles they are for, 1 or more
  public static void fill(DataSource source, long orders, int skus) throws SQLException {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try (var settings = connection.prepareStatement(SETTINGS)) {
        settings.setString(1, Long.toString(orders));
        settings.setString(2, Integer.toString(skus));
        settings.execute();
      }
      buyers(connection);
      execute(connection, script());
      connection.commit();
      connection.setAutoCommit(true);
      execute(connection, "vacuum (analyze)");
      execute(connection, "checkpoint");
    }
  }

  /// Buyers whose ids carry the right shard.
  private static void buyers(Connection connection) throws SQLException {
    execute(connection, BUYERS);
    var numbers = IntStream.rangeClosed(1, BUYER_COUNT).boxed().toArray(Integer[]::new);
    var codes = IntStream.rangeClosed(1, BUYER_COUNT).mapToObj(n -> "buyer-" + n);
    var names = codes.toArray(String[]::new);
    var shards = new Integer[BUYER_COUNT];
    for (int i = 0; i < BUYER_COUNT; i++) shards[i] = IdSequence.shardOf(names[i]);
    try (var insert = connection.prepareStatement(BUYER)) {
      insert.setArray(1, connection.createArrayOf("int", numbers));
      insert.setArray(2, connection.createArrayOf("text", names));
      insert.setArray(3, connection.createArrayOf("int", shards));
      insert.execute();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String script() {
    try (var script = GrownDatabase.class.getResourceAsStream(SCRIPT)) {
      return new String(Objects.requireNonNull(script, SCRIPT).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
