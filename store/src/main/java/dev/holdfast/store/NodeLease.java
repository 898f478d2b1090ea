package dev.holdfast.store;

import dev.holdfast.kernel.IdSequence;
import dev.holdfast.kernel.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Holds a node number in the database for this process, so that no two servers make the same ids.
/// A background thread renews the lease; when it was lost (the process slept, the database was away
/// for too long) another number is taken. Every batch looks at the lease in its own transaction.
///
/// A number goes to another server only [#QUARANTINE] after its lease ended: longer than any
/// transaction that began under it can last, and than ids may run ahead of the clock.
public final class NodeLease implements Supplier<Node>, AutoCloseable {
  static final Duration LEASE = Duration.ofSeconds(30);
  static final Duration QUARANTINE = Duration.ofSeconds(60);
  private static final Duration RENEWAL = Duration.ofSeconds(5);

  private static final String RENEW =
      """
      update node set leased_until = now() + ? * interval '1 second'
      where number = ? and holder = ? returning number\
      """;
  private static final String TAKE_OVER =
      """
      update node set holder = ?, leased_until = now() + ? * interval '1 second'
      where number = (
        select number from node where leased_until < now() - ? * interval '1 second'
        order by leased_until limit 1 for update skip locked)
      returning number\
      """;
  private static final String TAKE_NEW =
      """
      insert into node (number, holder, leased_until)
      select n, ?, now() + ? * interval '1 second' from generate_series(0, 63) as n
      where n not in (select number from node) order by n limit 1
      on conflict do nothing returning number\
      """;

  private final DataSource source;
  private final UUID holder = UUID.randomUUID();
  private final IdSequence ids;
  private final ScheduledExecutorService renewals =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("holdfast-node-lease").factory());
  private volatile Node node;

  /// Takes a number at once and keeps it until closed.
  ///
  /// @throws StoreException.Unreachable when the database cannot be reached
  /// @throws DatabaseRefused when all 64 numbers are taken
  public NodeLease(DataSource source) {
    this.source = source;
    this.node = acquire();
    this.ids = new IdSequence(node.number());
    var _ =
        renewals.scheduleWithFixedDelay(
            this::renewQuietly, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Node get() {
    return node;
  }

  /// The ids under the leased number.
  public IdSequence ids() {
    return ids;
  }

  /// Prolongs the lease, or takes another number when it was lost.
  void renew() {
    try (var connection = Connections.take(source)) {
      if (number(connection, RENEW, LEASE.toSeconds(), node.number(), holder) != null) return;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
    var other = acquire();
    ids.assign(other.number());
    node = other;
  }

  /// The next renewal tries again; until then batches find out for themselves.
  private void renewQuietly() {
    try {
      renew();
    } catch (StoreException | DatabaseRefused e) {
      System.getLogger(NodeLease.class.getName())
          .log(System.Logger.Level.WARNING, "cannot renew the lease of node " + node.number(), e);
    }
  }

  private Node acquire() {
    try (var connection = Connections.take(source)) {
      for (int tries = 0; tries < IdSequence.NODES; tries++) {
        var number =
            number(connection, TAKE_OVER, holder, LEASE.toSeconds(), QUARANTINE.toSeconds());
        if (number == null) number = number(connection, TAKE_NEW, holder, LEASE.toSeconds());
        if (number != null) return new Node(number, holder);
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
    throw new DatabaseRefused("all 64 node numbers are leased: see table node");
  }

  private static @Nullable Integer number(Connection connection, String sql, Object... values)
      throws SQLException {
    var number = new @Nullable Integer[1];
    new Pipeline().query(sql, row -> number[0] = row.getInt(1), values).run(connection);
    return number[0];
  }

  /// Stops renewing. The number stays in quarantine, because its ids may be ahead of the clock.
  @Override
  public void close() {
    renewals.shutdownNow();
  }
}
