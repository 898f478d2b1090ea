package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Deciders;
import dev.holdfast.kernel.IdSequence;
import dev.holdfast.kernel.Index;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Refusal;
import dev.holdfast.kernel.Table;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.payment.LateMoney;
import dev.holdfast.payment.PaymentPolicy;
import dev.holdfast.stock.Location;
import dev.holdfast.stock.PutLocation;
import dev.holdfast.stock.PutSku;
import dev.holdfast.stock.ReceiveStock;
import dev.holdfast.stock.Sku;
import dev.holdfast.stock.Stock;
import dev.holdfast.stock.StockTables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A shop in memory: decides one command after another as a lane would, loading exactly the rows
/// that the deciders name, round by round along the lock order.
public final class Shop {
  private static final List<Index<? extends Comparable<?>, Long, Order>> INDEXES =
      List.of(
          OrderTables.PAYMENT_ORDER,
          OrderTables.REFUND_ORDER,
          OrderTables.SHIPMENT_ORDER,
          OrderTables.PAID_ORDER_OF);

  private static final PaymentPolicy POLICY =
      PaymentPolicy.of(Set.of("offline", "online", "other"));

  private Deciders deciders = TradeDeciders.all(POLICY);
  private final Map<Table<?, ?>, TreeMap<Comparable<?>, Object>> rows = new HashMap<>();
  private final List<Workspace.Journaled> journal = new ArrayList<>();
  private final IdSequence ids = new IdSequence(0);
  private Instant now = Instant.parse("2026-06-01T12:00:00Z");

  /// Decides a command; what it changed is kept unless it was refused.
  public Outcome decide(Command command) {
    return decide(List.of(command)).getFirst();
  }

  /// Decides commands as one batch: all rows are loaded before the first is decided, each sees what
  /// those before it did, and what a refused one did is undone.
  List<Outcome> decide(List<? extends Command> commands) {
    var workspace = new Workspace();
    var locked = new HashSet<Object>();
    for (var command : commands) load(command, workspace, locked);
    var outcomes = new ArrayList<Outcome>();
    for (var command : commands) {
      var before = workspace.changes();
      int entries = workspace.entries().size();
      workspace.begin("test", null);
      var outcome = deciders.decide(command, workspace, new Context(now, ids.at(now), "test"));
      if (outcome instanceof Refusal) {
        workspace.rollback();
        assertThat(workspace.changes()).isEqualTo(before);
        assertThat(workspace.entries()).hasSize(entries);
      }
      outcomes.add(outcome);
    }
    keep(workspace);
    return outcomes;
  }

  /// Decides a command that must come to this outcome.
  public <O extends Outcome> O decide(Class<O> expected, Command command) {
    var outcome = decide(command);
    assertThat(outcome).as(Codec.name(outcome.getClass())).isInstanceOf(expected);
    return expected.cast(outcome);
  }

  /// From now on late money goes back.
  void refundLateMoney() {
    deciders = TradeDeciders.all(POLICY.withLateMoney(LateMoney.REFUND));
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public Instant now() {
    return now;
  }

  Order order(String id) {
    return Objects.requireNonNull((Order) all(OrderTables.ORDER).get(Long.valueOf(id)));
  }

  public Stock stock(String sku) {
    var stock = (Stock) all(StockTables.STOCK).get(sku);
    return stock == null ? new Stock(sku, List.of()) : stock;
  }

  List<Order> orders() {
    return all(OrderTables.ORDER).values().stream().map(Order.class::cast).toList();
  }

  List<Stock> stocks() {
    return all(StockTables.STOCK).values().stream().map(Stock.class::cast).toList();
  }

  /// All rows of a table by key.
  @SuppressWarnings("unchecked")
  public <K extends Comparable<K>, V> Map<K, V> rows(Table<K, V> table) {
    return (Map<K, V>) (Map<?, ?>) all(table);
  }

  public List<Workspace.Journaled> journal() {
    return journal;
  }

  public @Nullable Sku sku(String code) {
    return (Sku) all(StockTables.SKU).get(code);
  }

  public @Nullable Location location(String code) {
    return (Location) all(StockTables.LOCATION).get(code);
  }

  /// Makes a row what no command would make it.
  <K extends Comparable<K>, V> void force(Table<K, V> table, K key, V value) {
    all(table).put(key, value);
  }

  // ---- goods and orders to start with

  public Shop location(String code, int priority) {
    decide(PutLocation.LocationCreated.class, new PutLocation(code, code, priority));
    return this;
  }

  public Shop sku(String code, long unitPrice) {
    decide(
        PutSku.SkuCreated.class, new PutSku(code, "Title " + code, unitPrice, "GBP", true, null));
    return this;
  }

  public Shop service(String code, long unitPrice) {
    decide(
        PutSku.SkuCreated.class, new PutSku(code, "Title " + code, unitPrice, "GBP", false, null));
    return this;
  }

  public Shop receive(String sku, String location, long units) {
    decide(ReceiveStock.StockReceived.class, new ReceiveStock(sku, location, units, "delivery"));
    return this;
  }

  // ---- rows

  private void load(Command command, Workspace workspace, Set<Object> locked) {
    int lastRank = -1;
    while (true) {
      var round = new Round(workspace, locked);
      deciders.needs(command, workspace, round);
      if (round.wanted.isEmpty()) {
        assertThat(round.more).as("asks for more and names nothing").isFalse();
        return;
      }
      int rank = round.lowestRank();
      assertThat(rank).as("loading goes up the lock order").isGreaterThanOrEqualTo(lastRank);
      lastRank = rank;
      for (var row : round.wanted) {
        if (round.more && row.table.rank() > rank) continue;
        workspace.load(row.table, row.key, all(row.table).get(row.key), row.lock);
        if (row.lock) locked.add(List.of(row.table, row.key));
      }
      if (!round.more) return;
    }
  }

  private record Wanted(Table<?, ?> table, Comparable<?> key, boolean lock) {}

  private static final class Round implements Needs {
    private final Workspace workspace;
    private final Set<Object> locked;
    private final List<Wanted> wanted = new ArrayList<>();
    private boolean more;

    Round(Workspace workspace, Set<Object> locked) {
      this.workspace = workspace;
      this.locked = locked;
    }

    int lowestRank() {
      return wanted.stream().mapToInt(row -> row.table.rank()).min().orElseThrow();
    }

    @Override
    public <K extends Comparable<K>> void lock(Table<K, ?> table, K key) {
      want(table, key, true);
    }

    @Override
    public <K extends Comparable<K>> void read(Table<K, ?> table, K key) {
      want(table, key, false);
    }

    private void want(Table<?, ?> table, Comparable<?> key, boolean lock) {
      boolean loaded = lock ? locked.contains(List.of(table, key)) : workspace.isLoaded(table, key);
      if (!loaded) wanted.add(new Wanted(table, key, lock));
    }

    @Override
    public void andMore() {
      more = true;
    }
  }

  private void keep(Workspace workspace) {
    workspace
        .changes()
        .forEach((table, changes) ->
            changes.forEach(change -> all(table).put(change.key(), change.after())));
    for (var order : orders()) {
      for (var index : INDEXES) {
        for (var part : index.parts(order)) all(index).putIfAbsent(part, order.id());
      }
    }
    journal.addAll(workspace.entries());
  }

  private TreeMap<Comparable<?>, Object> all(Table<?, ?> table) {
    return rows.computeIfAbsent(table, t -> new TreeMap<>());
  }
}
