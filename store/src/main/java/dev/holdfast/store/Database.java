package dev.holdfast.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.holdfast.kernel.IdSequence;
import dev.holdfast.store.audit.Audit;
import java.sql.SQLException;
import javax.sql.DataSource;

/// A database that Holdfast works on, from opening to closing: its connections, migrated and
/// checked, and everything that is built on them. Thread-safe.
public final class Database implements AutoCloseable {
  private static final int KEEPING = 6;
  private static final int WORKING = 4;

  private static final String FOLLOW =
      """
      with this as (
        update node set follows_until = now() + interval '10 seconds'
        where number = ? and holder = ?)
      select count(*) + 1 from node where follows_until > now() and number <> ?\
      """;

  private final DatabaseOptions options;
  private final HikariDataSource lanes;
  private final HikariDataSource reads;
  private final HikariDataSource keeping;
  private final HikariDataSource working;
  private final NodeLease lease;
  private final PgCodec codec = new PgCodec();
  private final PgStore store;
  private final PgJournal journal;
  private final Reads queries;
  private final Reads work;
  private final Reads books;

  private Database(DatabaseOptions options) {
    this.options = options;
    keeping = Connections.reads(options, "holdfast-keeping", KEEPING);
    try {
      prepare(keeping, options);
      lease = new NodeLease(keeping);
    } catch (RuntimeException e) {
      keeping.close();
      throw e;
    }
    lanes = Connections.lanes(options);
    reads = Connections.reads(options, "holdfast-reads", options.reads());
    store = new PgStore(lanes, codec, lease);
    journal = new PgJournal(keeping);
    working = Connections.reads(options, "holdfast-working", WORKING);
    queries = new Reads(reads);
    work = new Reads(working);
    books = new Reads(keeping);
  }

  /// Connects, refuses a server that may lose commits, migrates the schema, leases a node number.
  ///
  /// @throws DatabaseRefused when the server must not be used as it is
  /// @throws dev.holdfast.kernel.StoreException.Unreachable when there is no connection to be had
  public static Database open(DatabaseOptions options) {
    return new Database(options);
  }

  private static void prepare(DataSource source, DatabaseOptions options) {
    try (var connection = Connections.take(source)) {
      if (!options.allowUnsafe()) Durability.check(connection);
      Schema.migrate(source);
      JournalEpoch.check(connection);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  public PgStore store() {
    return store;
  }

  public PgCodec codec() {
    return codec;
  }

  public PgJournal journal() {
    return journal;
  }

  NodeLease lease() {
    return lease;
  }

  /// New ids under this server's node number.
  public IdSequence ids() {
    return lease.ids();
  }

  public OrderQueries orders() {
    return new OrderQueries(queries);
  }

  public StockQueries stock() {
    return new StockQueries(queries, codec);
  }

  public PromotionQueries promotions() {
    return new PromotionQueries(queries);
  }

  public PointsQueries points() {
    return new PointsQueries(queries);
  }

  /// What readers of the journal could not handle.
  public Reactions reactions() {
    return new Reactions(books);
  }

  /// What the reactor for grants has to know.
  public Grants grants() {
    return new Grants(books);
  }

  /// Says that this server follows the journal for the next 10 seconds.
  ///
  /// @return how many servers do
  public int follow() {
    var node = lease.get();
    return books
        .one(FOLLOW, row -> row.getInt(1), node.number(), node.holder(), node.number())
        .orElseThrow();
  }

  public ApiKeys apiKeys() {
    return new ApiKeys(queries, store.journal(), lease.ids());
  }

  public SigningKeys signingKeys() {
    return new SigningKeys(books);
  }

  /// The timer of unpaid orders.
  public DueOrders dueOrders() {
    return new DueOrders(books);
  }

  /// The timer of coupons.
  public DueCoupons dueCoupons() {
    return new DueCoupons(books);
  }

  /// Which providers have to be asked about what.
  public ProviderCalls providerCalls() {
    return new ProviderCalls(work);
  }

  /// What accounts may spend on calls.
  public ProviderBudgets providerBudgets() {
    return new ProviderBudgets(work);
  }

  /// What providers sent.
  public CallbackInbox callbacks() {
    return new CallbackInbox(work);
  }

  /// What was not a provider's.
  public RefusedCallbacks refusedCallbacks() {
    return new RefusedCallbacks(work);
  }

  /// The inbox for people who look into it.
  public CallbackQueries callbackQueries() {
    return new CallbackQueries(queries);
  }

  /// How much of what has to do with money waits.
  public PaymentFigures paymentFigures() {
    return new PaymentFigures(books);
  }

  /// To be kept, and stepped now and then.
  public Retention retention() {
    return new Retention(books);
  }

  /// Checks every invariant.
  public Audit audit() {
    return new Audit(Connections.unpooled(options));
  }

  /// Connections in autocommit for queries.
  public DataSource reads() {
    return reads;
  }

  @Override
  public void close() {
    lease.close();
    lanes.close();
    reads.close();
    working.close();
    keeping.close();
  }
}
