package dev.holdfast.bench.machine;

import dev.holdfast.bench.load.Orders;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;
import dev.holdfast.order.TradeDeciders;
import dev.holdfast.payment.Payment;
import dev.holdfast.server.HoldfastServer;
import dev.holdfast.server.ServerOptions;
import dev.holdfast.stock.PutSku;
import dev.holdfast.stock.ReceiveStock;
import dev.holdfast.store.Database;
import dev.holdfast.store.DatabaseOptions;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A database of its own for one round, with every SKU in stock.
public final class Site implements AutoCloseable {
  private static final long UNITS = 1_000_000_000;
  private static final int LANES = 3;

  /// The servers' API key, which may do everything.
  public static final String API_KEY = "bench-key-of-this-run-alone";

  private final Cluster cluster;
  private final Address address;
  private final Database database;
  private @Nullable HoldfastServer server;

  private Site(Cluster cluster, Address address, Database database) {
    this.cluster = cluster;
    this.address = address;
    this.database = database;
  }

  public static Site open(Cluster cluster) throws SQLException {
    var address = cluster.create();
    var options =
        DatabaseOptions.of(address.jdbcUrl(), orNull(address.user()), orNull(address.password()))
            .withLanes(LANES)
            .allowingUnsafe(cluster.isUnsafe());
    var site = new Site(cluster, address, Database.open(options));
    site.stockUp();
    return site;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  public Address address() {
    return address;
  }

  public Database database() {
    return database;
  }

  /// The address of a server on this database, which starts when somebody first asks.
  public URI server() {
    if (server == null) {
      server =
          HoldfastServer.start(
              ServerOptions.on(address.jdbcUrl(), address.user(), address.password())
                  .withAdminKey(API_KEY, null)
                  .withUnsafeFast(cluster.isUnsafe()));
    }
    return server.baseUrl();
  }

  /// A new connection in autocommit.
  public Connection connect() throws SQLException {
    return address.dataSource().getConnection();
  }

  private void stockUp() {
    try (var engine =
        new Engine(
            database.store(),
            TradeDeciders.all(Set.of(Payment.OFFLINE)),
            database.codec(),
            database.ids(),
            LaneOptions.DEFAULT,
            submission -> 0,
            LaneListener.NONE)) {
      run(engine, Orders.skus().stream().map(Site::sku).toList());
      run(engine, Orders.skus().stream().map(Site::delivery).toList());
    }
  }

  private static Command sku(String code) {
    return new PutSku(code, "Article " + code, Orders.UNIT_PRICE, Orders.CURRENCY, true, null);
  }

  private static Command delivery(String code) {
    return new ReceiveStock(code, "MAIN", UNITS, "opening stock");
  }

  private static void run(Engine engine, List<Command> commands) {
    var replies = new ArrayList<CompletableFuture<Reply>>(commands.size());
    for (var command : commands) {
      replies.add(engine.submit(Submission.internal("bench", command)));
    }
    for (var reply : replies) {
      if (!(reply.join() instanceof Reply.Decided decided) || decided.receipt().refused()) {
        throw new IllegalStateException("not stocked up: " + reply.join());
      }
    }
  }

  @Override
  public void close() throws SQLException {
    if (server != null) server.close();
    database.close();
    cluster.drop(address);
  }
}
