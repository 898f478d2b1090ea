package dev.holdfast.bench.contend;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.holdfast.bench.load.Client;
import dev.holdfast.bench.load.Orders;
import dev.holdfast.bench.machine.Address;
import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Deciders;
import dev.holdfast.kernel.IdSequence;
import dev.holdfast.order.TradeDeciders;
import dev.holdfast.payment.Payment;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.ds.PGSimpleDataSource;

/// One transaction for each command, as one writes it by hand: plain JDBC, prepared statements,
/// HikariCP. It decides as Holdfast does and writes the same rows with the same contents.
public final class OneByOne implements Contender {
  /// What lanes set, so that nobody plans for the tables as they were when they were empty.
  static final String PLANS =
      """
      set plan_cache_mode = force_generic_plan;
      set enable_seqscan = off;
      set enable_hashjoin = off;
      set enable_mergejoin = off;
      set jit = off\
      """;

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /// The last node number, which no server takes while 63 others do not run.
  private static final int NODE = IdSequence.NODES - 1;

  private final HikariDataSource pool;
  private final StockWriter stock;
  private final Codec codec;
  private final Deciders deciders = TradeDeciders.all(Set.of(Payment.OFFLINE));
  private final IdSequence ids = new IdSequence(NODE);
  private final Tally tally = new Tally();
  private final AtomicLong keys = new AtomicLong(System.nanoTime());

  private OneByOne(Address address, Codec codec, int connections, StockWriter stock) {
    this.codec = codec;
    this.stock = stock;
    var config = new HikariConfig();
    config.setDataSource(source(address));
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(connections);
    config.setAutoCommit(false);
    config.setConnectionInitSql(PLANS);
    config.setConnectionTimeout(PATIENCE.toMillis());
    pool = new HikariDataSource(config);
  }

  /// What a careful team writes: a conditional `UPDATE` takes the row lock, and it is the last
  /// statement before the commit.
  public static OneByOne rowLock(Address address, Codec codec, int connections) {
    return new OneByOne(address, codec, connections, new StockWriter.Conditional());
  }

  /// What is written most often: read, check, write back if the version is still the same, else
  /// roll back and try again.
  public static OneByOne commonWay(Address address, Codec codec, int connections) {
    return new OneByOne(address, codec, connections, new StockWriter.Versioned());
  }

  private static PGSimpleDataSource source(Address address) {
    var source = address.dataSource();
    source.setReWriteBatchedInserts(true);
    source.setStringType("unspecified"); // lets letters be "char" and texts be uuid
    source.setPrepareThreshold(1);
    return source;
  }

  @Override
  public Client client(Orders orders) {
    var clerk = new Clerk(pool, stock, codec, deciders, ids, keys);
    return new TellerClient(orders, clerk, tally);
  }

  @Override
  public Tally tally() {
    return tally;
  }

  @Override
  public void close() {
    pool.close();
  }
}
