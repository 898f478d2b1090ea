package dev.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.Fingerprint;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Position;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;
import dev.holdfast.order.PlaceOrder;
import dev.holdfast.order.TradeDeciders;
import dev.holdfast.stock.PutLocation;
import dev.holdfast.stock.PutSku;
import dev.holdfast.stock.ReceiveStock;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Batches with so many rows that they are copied come to the same as single commands.
class CopyTests {
  private static final int MANY = 3 * Insert.MANY;

  private final StoreDatabase database = new StoreDatabase();
  private final Database server = Database.open(database.options());

  @AfterEach
  void close() {
    server.close();
    database.close();
  }

  @Test
  void whatIsCopiedIsReadBackAndTheAuditHolds() throws SQLException {
    try (var shop = new TestShop(server)) {
      stock(shop);
    }
    var replies = placeAll(0);
    assertThat(replies).allMatch(reply -> reply instanceof Reply.Decided d && !d.replayed());
    assertThat(
            database.ask(
                "select max(n)::text from (select count(*) as n from receipt group by at) as x"))
        .describedAs("orders of one batch")
        .satisfies(n ->
            assertThat(Integer.parseInt(Objects.requireNonNull(n))).isGreaterThan(Insert.MANY));
    assertThat(
            database.ask(
                "select count(*)::text from order_line where more_held = array[2, 1]::bigint[]"))
        .describedAs("lines split over three cells")
        .isEqualTo("1");
    assertThat(server.audit().run().invariants()).allMatch(finding -> finding.holds());
    var entries = server.journal().after(Position.START, 10_000);
    assertThat(entries).isSortedAccordingTo((a, b) -> a.position().compareTo(b.position()));
    assertThat(entries).filteredOn(e -> e.type().equals("order-placed")).hasSize(MANY);
  }

  @Test
  void aRepeatAmongManyNewOnesIsAnsweredFromItsReceipt() {
    try (var shop = new TestShop(server)) {
      stock(shop);
    }
    var first = placeAll(0);
    var second = placeAll(MANY / 2);
    for (int i = 0; i < MANY / 2; i++) {
      assertThat(second.get(i))
          .isInstanceOfSatisfying(
              Reply.Decided.class, again -> assertThat(again.replayed()).isTrue());
      assertThat(((Reply.Decided) second.get(i)).receipt().body())
          .isEqualTo(((Reply.Decided) first.get(MANY / 2 + i)).receipt().body());
    }
    assertThat(database.ask("select count(*)::text from orders"))
        .isEqualTo(Integer.toString(MANY * 3 / 2));
  }

  /// Both decide what neither has a receipt for; whose copy of receipts comes second learns it by
  /// the unique key, runs again, and goes on with the same connection.
  @Test
  void twoServersWithTheSameCommandsAnswerTheSame() throws SQLException {
    try (var shop = new TestShop(server)) {
      stock(shop);
    }
    try (var other = Database.open(database.options())) {
      for (int from = 0; from < 5 * MANY; from += MANY) {
        var here = new ArrayList<CompletableFuture<Reply>>();
        var there = new ArrayList<CompletableFuture<Reply>>();
        try (var one = engine(server);
            var two = engine(other)) {
          for (int i = from; i < from + MANY; i++) {
            here.add(one.submit(submission(i)));
            there.add(two.submit(submission(i)));
          }
        }
        for (int i = 0; i < MANY; i++) assertThat(body(here.get(i))).isEqualTo(body(there.get(i)));
      }
    }
    assertThat(database.ask("select count(*)::text from orders"))
        .isEqualTo(Integer.toString(5 * MANY));
    assertThat(server.audit().run().invariants()).allMatch(finding -> finding.holds());
  }

  private static byte[] body(CompletableFuture<Reply> reply) {
    return ((Reply.Decided) reply.join()).receipt().body();
  }

  /// Three cells: one line will need all of them.
  private static void stock(TestShop shop) {
    shop.run(new PutLocation("EAST", "East", 1));
    shop.run(new PutLocation("WEST", "West", 2));
    shop.run(new PutSku("LAMP", "A lamp", 250, "GBP", true, null));
    shop.run(new PutSku("VASE", "A vase", 250, "GBP", true, null));
    shop.run(new ReceiveStock("LAMP", "MAIN", 100_000, "delivery"));
    shop.run(new ReceiveStock("VASE", "MAIN", 5, "delivery"));
    shop.run(new ReceiveStock("VASE", "EAST", 2, "delivery"));
    shop.run(new ReceiveStock("VASE", "WEST", 1, "delivery"));
  }

  /// @param from number of the first one
  private List<Reply> placeAll(int from) {
    var replies = new ArrayList<CompletableFuture<Reply>>();
    try (var engine = engine(server)) {
      for (int i = from; i < from + MANY; i++) replies.add(engine.submit(submission(i)));
    }
    return replies.stream().map(CompletableFuture::join).toList();
  }

  private static Engine engine(Database server) {
    return new Engine(
        server.store(),
        TradeDeciders.all(Set.of("offline")),
        server.codec(),
        server.ids(),
        LaneOptions.DEFAULT,
        submission -> 0,
        LaneListener.NONE);
  }

  private Submission submission(int number) {
    var line =
        number == MANY - 1
            ? new PlaceOrder.Line("VASE", 8, null, null)
            : new PlaceOrder.Line("LAMP", 1, null, null);
    var command =
        new PlaceOrder(
            "buyer " + number, "GBP", List.of(line), null, null, null, new TreeMap<>(), null);
    var fingerprint = Fingerprint.of(server.codec().encode(command));
    return new Submission(new CommandId("test", "n" + number), fingerprint, "key:test", command);
  }
}
