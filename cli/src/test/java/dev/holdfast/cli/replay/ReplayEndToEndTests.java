package dev.holdfast.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.client.IdempotencyKey;
import dev.holdfast.client.JournalEntry;
import dev.holdfast.client.NewSku;
import dev.holdfast.client.Order;
import dev.holdfast.client.StockLevel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// Replays into a real server, over HTTP.
class ReplayEndToEndTests {
  private static final OpeningStock EXACT = new OpeningStock.Exact();
  private static final String[] SMALL = {
    "1,1A,RED MUG,6,1.00,7,EIRE",
    "1,POST,POSTAGE,1,18.00,7,EIRE",
    "2,1A,RED MUG,2,0.90,7,EIRE",
    "2,1A,RED MUG,2,0,7,EIRE",
    "3,1A,found,4,0,,",
    "4,1A,damages,-3,0,,",
    "C5,1A,RED MUG,-5,1.00,7,EIRE",
    "C5,POST,POSTAGE,-1,18.00,7,EIRE",
    "C6,1A,RED MUG,-9,1.00,7,EIRE",
    "C6,1A,RED MUG,-1,1.00,7,EIRE",
    "A7,B,BAD DEBT,1,-11062.06,,",
    "8,1A,RED MUG,1,0,9,EIRE"
  };

  @Test
  void theBundledFileComesOutAsWorkedOutByHandAndASecondTimeChangesNothing() throws Exception {
    var byHand = ByHand.ofBundledFile();
    try (var shop = new RunningShop()) {
      var first = shop.replay(OrderFile.bundled(), EXACT, 32);
      assertThat(first.orders()).isEqualTo(byHand.orders.size());
      assertThat(first.refusals()).isEmpty();
      assertThat(List.of(first.placed(), first.paid(), first.shipped()))
          .containsOnly(first.orders());
      assertThat(first.returnsMatched()).isEqualTo(byHand.matched);
      assertThat(first.returnsUnmatched()).isEqualTo(byHand.unmatched);
      assertThat(first.adjustments()).isEqualTo(byHand.adjustments);
      assertThat(first.auditHolds()).isTrue();
      assertThat(shop.stock(byHand.stock.keySet(), StockLevel::onHand)).isEqualTo(byHand.stock);
      assertThat(shop.stock(byHand.stock.keySet(), StockLevel::available)).isEqualTo(byHand.stock);
      assertThat(shop.client.orders().all().mapToLong(Order::captured).sum())
          .isEqualTo(byHand.taken);
      assertThat(shop.client.orders().all().mapToLong(Order::refunded).sum())
          .isEqualTo(byHand.refunded);

      var journal = shop.journal("");
      assertThat(figures(shop.replay(OrderFile.bundled(), EXACT, 8))).isEqualTo(figures(first));
      assertThat(shop.journal(journal.getLast().position())).isEmpty();
      assertNoGaps(journal);
    }
  }

  @Test
  void eachKindOfRowDoesWhatItStandsFor() throws Exception {
    try (var shop = new RunningShop()) {
      var summary = shop.replay(Rows.file(SMALL), EXACT, 4);
      assertThat(summary.refusals()).isEmpty();
      assertThat(summary.orders()).isEqualTo(3);
      assertThat(summary.shipped()).isEqualTo(3);
      assertThat(summary.returnsMatched()).isEqualTo(11);
      assertThat(summary.unmatched())
          .containsExactly(
              new UnmatchedReturn(10, "C6", "1A", 4, "no such delivery"),
              new UnmatchedReturn(11, "C6", "1A", 1, "no such delivery"));
      assertThat(summary.adjustments()).isEqualTo(2);
      assertThat(summary.skippedRows())
          .containsExactly(new SkippedRow(12, "A7", "B", "negative price"));
      assertThat(summary.auditHolds()).isTrue();

      assertThat(shop.client.stock().find("1A").orElseThrow().available()).isEqualTo(14);
      assertThat(shop.client.stock().find("POST").map(StockLevel::onHand).orElse(0L)).isZero();
      var first = order(shop, "1");
      assertThat(first.buyerId()).isEqualTo("7");
      assertThat(first.metadata()).containsEntry("country", "EIRE");
      assertThat(first.captured()).isEqualTo(2_400);
      assertThat(first.refunded()).isEqualTo(2_400);
      assertThat(order(shop, "2").refunded()).isEqualTo(180);
      assertThat(order(shop, "8").paymentStatus()).isEqualTo(Order.PaymentStatus.PAID);
      assertThat(order(shop, "8").payments()).isEmpty();
    }
  }

  @Test
  void whoGetsTooLittleStockDoesNotDependOnHowManyInvoicesRunAtATime() throws Exception {
    var file = new OrderFile(OrderFile.bundled().rows().subList(0, 5_000), "a part");
    var scarce = new OpeningStock.Each(20);
    try (var one = new RunningShop();
        var other = new RunningShop()) {
      var inTurn = one.replay(file, scarce, 1);
      var sideBySide = other.replay(file, scarce, 16);
      assertThat(inTurn.refused()).isPositive();
      assertThat(inTurn.placed()).isPositive();
      assertThat(inTurn.refusals()).allMatch(RefusedStep::isShortage);
      assertThat(inTurn.auditHolds()).isTrue();
      assertThat(figures(sideBySide)).isEqualTo(figures(inTurn));
      assertThat(figures(other.replay(file, scarce, 16))).isEqualTo(figures(inTurn));
      assertThatExceptionOfType(ReplayFailedException.class)
          .isThrownBy(() -> other.replay(file, EXACT, 16))
          .withMessageContaining("another --opening-stock");
    }
  }

  @Test
  void aLongerFileGoesOnWhereAShorterOneEnded() throws Exception {
    try (var shop = new RunningShop()) {
      var start = Rows.file(SMALL[0], SMALL[1], SMALL[2], SMALL[3]);
      assertThat(shop.replay(start, EXACT, 4).placed()).isEqualTo(2);
      var whole = shop.replay(Rows.file(SMALL), EXACT, 4);
      assertThat(whole.refusals()).isEmpty();
      assertThat(whole.placed()).isEqualTo(3);
      assertThat(shop.client.orders().all()).hasSize(3);
    }
  }

  @Test
  void aSkuOfTheShopStaysAsItIs() throws Exception {
    try (var shop = new RunningShop()) {
      var mine = new NewSku("My own title", 5, "GBP", true);
      shop.client.skus().create(IdempotencyKey.random(), "1A", mine).orThrow();
      assertThat(shop.replay(Rows.file(SMALL), EXACT, 4).refusals()).isEmpty();
      assertThat(shop.client.skus().find("1A").orElseThrow().title()).isEqualTo("My own title");
      var service = new NewSku("A service", 5, "GBP", false);
      shop.client.skus().create(IdempotencyKey.random(), "9Z", service).orThrow();
      assertThatExceptionOfType(ReplayFailedException.class)
          .isThrownBy(() -> shop.replay(Rows.file("9,9Z,x,1,1.00,7,"), EXACT, 4))
          .withMessageContaining("SKU 9Z exists on this server already, but not as goods");
    }
  }

  @Test
  void theVerbPrintsOneJsonDocumentAndNothingElse(@TempDir Path folder) throws Exception {
    var file = Files.write(folder.resolve("orders.csv"), Rows.csv(SMALL)).toString();
    try (var shop = new RunningShop()) {
      var out = new StringWriter();
      int exit =
          new CommandLine(new ReplayVerb())
              .setOut(new PrintWriter(out))
              .execute(
                  file,
                  "--json",
                  "--server=" + shop.server.baseUrl(),
                  "--api-key=" + RunningShop.KEY);
      assertThat(exit).isZero();
      var json = JsonMapper.shared().readTree(out.toString());
      assertThat(json.propertyNames())
          .startsWith(
              "orders",
              "placed",
              "refused",
              "paid",
              "shipped",
              "returnsMatched",
              "returnsUnmatched",
              "adjustments",
              "skipped",
              "elapsedSeconds",
              "ordersPerSecond",
              "auditHolds");
      assertThat(json.get("placed").asInt()).isEqualTo(3);
      assertThat(json.get("auditHolds").asBoolean()).isTrue();
      assertThat(json.get("unmatched").get(0).get("quantity").asInt()).isEqualTo(4);
    }
  }

  private static Order order(RunningShop shop, String invoice) {
    return shop.client
        .orders()
        .all()
        .filter(order -> invoice.equals(order.reference()))
        .findFirst()
        .orElseThrow();
  }

  /// Everything in a summary but the time.
  private static Summary figures(Summary summary) {
    return new Summary(
        summary.orders(),
        summary.placed(),
        summary.refused(),
        summary.paid(),
        summary.shipped(),
        summary.returnsMatched(),
        summary.returnsUnmatched(),
        summary.adjustments(),
        summary.skipped(),
        0,
        0,
        summary.auditHolds(),
        summary.refusals(),
        summary.unmatched(),
        summary.skippedRows());
  }

  /// Each aggregate's entries number 1, 2, 3... in the order of the feed.
  private static void assertNoGaps(List<JournalEntry> journal) {
    var versions = new HashMap<String, Long>();
    var gaps = new TreeMap<String, String>();
    for (var entry : journal) {
      var aggregate = entry.aggregate() + " " + entry.aggregateId();
      long expected = versions.merge(aggregate, 1L, Long::sum);
      if (entry.version() != expected) gaps.put(aggregate, expected + " is " + entry.version());
    }
    assertThat(gaps).isEmpty();
  }
}
