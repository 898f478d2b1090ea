package dev.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.Fingerprint;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;
import dev.holdfast.order.PlaceOrder;
import dev.holdfast.order.TradeDeciders;
import dev.holdfast.stock.PutSku;
import dev.holdfast.stock.ReceiveStock;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Crowds whose batches run ahead of each other get what is there, once.
class RunAheadTests {
  private static final int CLIENTS = 300;
  private static final int ORDERS = 6;
  private static final int UNITS = 1_500;
  private static final LaneOptions OPTIONS = LaneOptions.DEFAULT.withCrowd(20);

  private final StoreDatabase database = new StoreDatabase();
  private final Database server = database.open();
  private final AtomicInteger ahead = new AtomicInteger();

  @BeforeEach
  void stock() {
    try (var shop = new TestShop(server)) {
      for (var sku : List.of("LAMP", "VASE")) {
        shop.run(new PutSku(sku, "Article", 250, "GBP", true, null));
        shop.run(new ReceiveStock(sku, "MAIN", UNITS, "delivery"));
      }
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void onOneServer() throws SQLException {
    try (var engine = engine(server)) {
      var first = orderAll(List.of(engine));
      assertThat(ahead).hasPositiveValue();
      check(first);
      var again = orderAll(List.of(engine));
      assertThat(again).hasSameSizeAs(first);
      again.forEach((key, receipt) ->
          assertThat(first)
              .hasEntrySatisfying(
                  key, before -> assertThat(before.body()).isEqualTo(receipt.body())));
      check(first);
    }
  }

  @Test
  void onTwoServersThatWantTheSame() throws SQLException {
    try (var one = engine(server);
        var two = engine(database.open())) {
      check(orderAll(List.of(one, two)));
    }
  }

  private void check(Map<String, Receipt> receipts) throws SQLException {
    assertThat(receipts).hasSize(CLIENTS * ORDERS);
    assertThat(receipts.values().stream().filter(receipt -> !receipt.refused())).hasSize(UNITS);
    assertThat(database.ask("select count(*)::text from orders")).isEqualTo("" + UNITS);
    assertThat(database.ask("select sum(reserved)::text from stock where sku = 'LAMP'"))
        .isEqualTo("" + UNITS);
    assertThat(server.audit().run().invariants()).allMatch(finding -> finding.holds());
  }

  /// Each client orders again when it has its answer.
  private Map<String, Receipt> orderAll(List<Engine> engines) {
    var receipts = new ConcurrentHashMap<String, Receipt>();
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CLIENTS; i++) {
        int client = i;
        var engine = engines.get(i % engines.size());
        clients.execute(() -> {
          for (int n = 0; n < ORDERS; n++) {
            var key = client + "/" + n;
            if (engine.execute(order(key, n)) instanceof Reply.Decided decided) {
              receipts.put(key, decided.receipt());
            }
          }
        });
      }
    }
    return receipts;
  }

  /// Every order wants the lamp, which runs out; some a vase with it, which does not.
  private Submission order(String key, int number) {
    var lamp = new PlaceOrder.Line("LAMP", 1, null, null);
    var vase = new PlaceOrder.Line("VASE", 1, null, null);
    var lines = number % 3 == 0 ? List.of(vase, lamp) : List.of(lamp);
    var command =
        new PlaceOrder("buyer " + key, "GBP", lines, null, null, null, new TreeMap<>(), null);
    var fingerprint = Fingerprint.of(server.codec().encode(command));
    return new Submission(new CommandId("test", key), fingerprint, "key:test", command);
  }

  private Engine engine(Database database) {
    return new Engine(
        AheadCount.of(database.store(), ahead),
        TradeDeciders.all(Set.of("offline")),
        database.codec(),
        database.ids(),
        OPTIONS,
        submission -> 0,
        LaneListener.NONE);
  }
}
