package dev.holdfast.testkit.simulation;

import dev.holdfast.kernel.Deciders;
import dev.holdfast.kernel.Pacing;
import dev.holdfast.kernel.Row;
import dev.holdfast.kernel.Store.CommitStatus;
import dev.holdfast.order.OrderTables;
import dev.holdfast.stock.StockTables;
import dev.holdfast.testkit.MemoryDatabase;
import dev.holdfast.testkit.RecordCodec;
import dev.holdfast.testkit.SettableClock;
import dev.holdfast.testkit.StoreUnderTest.Stranger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run: two servers on one database, their callers, the timer and a reader of the journal, all
/// in one thread and in an order that the seed decides.
public final class Simulation implements ChaosFaults.Surroundings, Pacing {
  private static final Instant START = Instant.parse("2026-06-01T08:00:00Z");
  private static final int REST = 400;

  private final long seed;
  private final Chance chance;
  private final SettableClock clock = new SettableClock(START);
  private final RecordCodec codec = new RecordCodec();
  private final MemoryDatabase database = new MemoryDatabase(clock, codec);
  private final ChaosFaults faults;
  private final List<SimulatedServer> servers;
  private final SimulatedServer.Nodes nodes = new SimulatedServer.Nodes();
  private final Traffic traffic;
  private final Shop shop;
  private final Reader reader;
  private @Nullable Stranger stranger;
  private int step;
  private int commits;

  /// What happened in a run.
  ///
  /// @param ahead batches that were prepared ahead of the one before them
  /// @param history of all that was committed, as one number: the same for the same seed
  public record Summary(
      long seed, int commits, int crashes, int ahead, long answered, int history) {}

  private Simulation(long seed, Deciders trade) {
    this.seed = seed;
    this.chance = new Chance(seed);
    this.faults = new ChaosFaults(chance, this);
    var deciders = trade.with(Scribble.class, new Scribble.ScribbleDecider());
    var store = database.store(faults, Duration.ZERO);
    this.servers =
        List.of(
            new SimulatedServer(store, deciders, codec, this, nodes),
            new SimulatedServer(store, deciders, codec, this, nodes));
    this.traffic = new Traffic(chance, database, codec, servers);
    this.shop = new Shop(chance, database);
    this.reader = new Reader(chance, database);
  }

  /// Runs `steps` steps of chaos, then lets the run come to rest and checks everything once more.
  ///
  /// @param deciders of this run alone; it adds some of its own
  /// @throws SimulationFailure when something did not hold
  public static Summary run(long seed, int steps, Deciders deciders) {
    var simulation = new Simulation(seed, deciders);
    try {
      simulation.run(steps);
    } catch (RuntimeException | AssertionError e) {
      throw new SimulationFailure(seed, simulation.step, e);
    }
    return simulation.summary();
  }

  private void run(int steps) {
    open();
    faults.strike(true);
    for (step = 0; step < steps; step++) {
      act();
      traffic.hear();
    }
    comeToRest();
    new Invariants(database).check();
  }

  private void open() {
    for (var command : shop.opening()) {
      traffic.send(command);
      servers.forEach(SimulatedServer::step);
    }
    traffic.hear();
  }

  private Summary summary() {
    int crashes = servers.stream().mapToInt(server -> server.lives() - 1).sum();
    int history = database.entries().hashCode();
    return new Summary(seed, commits, crashes, faults.ahead(), traffic.answered(), history);
  }

  private void act() {
    switch (chance.below(12)) {
      case 0, 1, 2, 3 -> traffic.send(shop.next());
      case 4 -> traffic.repeat(shop.next());
      case 5 -> shop.due().forEach(traffic::sendInternal);
      case 6 -> clock.advance(Duration.ofMillis(chance.between(1, 30_000)));
      case 7 -> reader.poll();
      case 8 -> meddle();
      default -> chance.oneOf(servers).step();
    }
  }

  /// Somebody outside takes a row's lock, or lets it go; a transaction that was left open ends.
  private void meddle() {
    endSomeLeftOpen();
    if (stranger != null) {
      stranger.close();
      stranger = null;
      return;
    }
    var row =
        chance.of(0.5)
            ? new Row(StockTables.STOCK, "lamp")
            : new Row(OrderTables.ORDER, anyOrder());
    if (!database.locked(row)) stranger = database.lockAsStranger(row);
  }

  private Long anyOrder() {
    var orders = database.all(OrderTables.ORDER);
    return orders.isEmpty() ? Long.valueOf(0) : Long.valueOf(chance.oneOf(orders).id());
  }

  private void endSomeLeftOpen() {
    for (var transaction : database.leftOpen()) {
      if (!chance.of(0.5)) continue;
      database.end(transaction, chance.of(0.5) ? CommitStatus.COMMITTED : CommitStatus.ABORTED);
    }
  }

  private void comeToRest() {
    faults.strike(false);
    reader.calmDown();
    if (stranger != null) stranger.close();
    for (int i = 0; i < REST; i++) {
      endSomeLeftOpen();
      servers.forEach(SimulatedServer::step);
      traffic.hear();
      clock.advance(Duration.ofMillis(200));
      boolean busy = traffic.repeatUnanswered();
      if (reader.poll() == 0 && !busy && reader.caughtUp()) return;
    }
    throw new AssertionError("the run does not come to rest: " + summary());
  }

  @Override
  public void otherServersTurn() {
    servers.forEach(SimulatedServer::step);
  }

  @Override
  public void committed() {
    commits++;
    new Invariants(database).check();
  }

  @Override
  public boolean mayCrash() {
    return nodes.left();
  }

  @Override
  public long nanos() {
    return Duration.between(START, clock.instant()).toNanos();
  }

  /// While one server waits the world goes on.
  @Override
  public void pause(long nanos) {
    clock.advance(Duration.ofNanos(nanos));
    if (chance.of(0.1)) endSomeLeftOpen();
    if (chance.of(0.3)) servers.forEach(SimulatedServer::step);
    if (chance.of(0.2)) reader.poll();
  }
}
