package dev.holdfast.server;

import dev.holdfast.kernel.DueWork;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.order.TradeDeciders;
import dev.holdfast.server.pay.Payments;
import dev.holdfast.server.react.GrantReaction;
import dev.holdfast.server.react.Reactors;
import dev.holdfast.server.react.Wake;
import dev.holdfast.server.watch.DueCommands;
import dev.holdfast.server.watch.Figures;
import dev.holdfast.server.watch.Jobs;
import dev.holdfast.server.watch.Meters;
import dev.holdfast.server.watch.PaymentGauges;
import dev.holdfast.server.watch.Readiness;
import dev.holdfast.server.web.HttpServer;
import dev.holdfast.store.Database;
import dev.holdfast.store.DatabaseOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// A running server: HTTP in front of lanes in front of a database. Several may run in one process
/// and on one database. Whoever starts one closes it, also when the process is asked to end.
public final class HoldfastServer implements AutoCloseable {
  /// Between two looks at what is due: until the next deadline that is known, within these bounds.
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LOST_PAUSE = Duration.ofMinutes(10);
  private static final Duration RETENTION_PAUSE = Duration.ofMinutes(1);
  private static final Duration CALLBACKS_KEPT = Duration.ofDays(30);

  private final String host;
  private final Database database;
  private final Engine engine;
  private final Payments payments;
  private final Jobs jobs;
  private final Reactors reactors;
  private final Readiness readiness;
  private final HttpServer http;

  private HoldfastServer(ServerOptions options, Database database) {
    this.host = options.host();
    this.database = database;
    var meters = new Meters();
    var wake = new Wake(meters);
    engine = engine(options, database, wake);
    readiness = new Readiness(database);
    AdminKey.ensure(database.apiKeys(), options.adminKey(), options.adminKeyFile());
    new Figures(database, engine).showIn(meters);
    new PaymentGauges(database.paymentFigures()).showIn(meters);
    payments =
        Payments.start(
            database,
            engine,
            options.paying().accounts(),
            meters,
            () -> ThreadLocalRandom.current().nextDouble());
    wake.add(payments::hear);
    var parts = Parts.of(database, engine, payments, meters, readiness);
    http = HttpServer.start(host, options.port(), parts, Parts.HANDLERS);
    var grants = new GrantReaction(engine, database.grants(), database.codec());
    reactors = Reactors.start(database, List.of(grants), wake);
    jobs = Jobs.start(database.reads(), jobs());
  }

  /// Answers requests once it returns.
  ///
  /// @throws dev.holdfast.store.DatabaseRefused when the database must not be used as it is
  /// @throws dev.holdfast.kernel.StoreException.Unreachable when it cannot be reached
  public static HoldfastServer start(ServerOptions options) {
    var database =
        Opening.open(
            DatabaseOptions.of(options.jdbcUrl(), options.user(), options.password())
                .withLanes(2 * options.lanes() + 1)
                .allowingUnsafe(options.unsafeFast()));
    try {
      return new HoldfastServer(options, database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Engine engine(ServerOptions options, Database database, LaneListener listener) {
    return new Engine(
        database.store(),
        TradeDeciders.all(options.paying().policy()),
        database.codec(),
        database.ids(),
        LaneOptions.DEFAULT.withLanes(options.lanes()).withCrowd(options.crowd()),
        Route::of,
        listener);
  }

  private List<Jobs.Job> jobs() {
    var retention = database.retention();
    var callbacks = database.callbacks();
    return List.of(
        expiry("expiry", database.dueOrders()),
        expiry("coupon-expiry", database.dueCoupons()),
        new Jobs.Job("reaction-retries", () -> pause(reactors.nextRetry()), reactors::retry),
        new Jobs.Job("lost-callbacks", LOST_PAUSE, payments.lost()::collect),
        new Jobs.Job("receipt-retention", RETENTION_PAUSE, retention::step),
        new Jobs.Job(
            "callback-retention", RETENTION_PAUSE, () -> callbacks.forget(CALLBACKS_KEPT)));
  }

  private Jobs.Job expiry(String name, DueWork due) {
    return new Jobs.Job(name, () -> pause(due.next()), new DueCommands(name, due, engine));
  }

  /// What comes up in the meantime is seen after the longest pause.
  private static Duration pause(Optional<Duration> next) {
    long millis = next.orElse(LONGEST_PAUSE).toMillis();
    return Duration.ofMillis(
        Math.clamp(millis, SHORTEST_PAUSE.toMillis(), LONGEST_PAUSE.toMillis()));
  }

  /// The port that it listens on.
  public int port() {
    return http.port();
  }

  /// `http://127.0.0.1:8080`
  public URI baseUrl() {
    var name = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + name + ":" + port());
  }

  /// Says that it is not ready any more, takes no more connections, lets requests and what they
  /// queued finish, then lets go of the database. Nothing that was acknowledged is lost.
  @Override
  public void close() {
    readiness.drain();
    http.close();
    jobs.close();
    reactors.close();
    payments.close();
    engine.close();
    database.close();
  }
}
