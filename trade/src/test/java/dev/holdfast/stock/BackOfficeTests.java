package dev.holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Outcome;
import dev.holdfast.order.PlaceOrder;
import dev.holdfast.order.Shop;
import dev.holdfast.stock.AdjustStock.StockAdjusted;
import dev.holdfast.stock.CountStock.StockCounted;
import dev.holdfast.stock.PutLocation.LocationCreated;
import dev.holdfast.stock.PutLocation.LocationUpdated;
import dev.holdfast.stock.PutSku.SkuCreated;
import dev.holdfast.stock.PutSku.SkuUpdated;
import dev.holdfast.stock.ReceiveStock.StockReceived;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackOfficeTests {
  private final Shop shop = new Shop();

  private static PutSku put(
      String title, long price, @Nullable Boolean tracked, @Nullable Long ifMatch) {
    return new PutSku("A", title, price, "GBP", tracked, ifMatch);
  }

  private StockMoved lastMovement() {
    return (StockMoved) shop.journal().getLast().entry().event();
  }

  private void reserve(long units) {
    var line = new PlaceOrder.Line("A", units, null, null);
    shop.decide(
        PlaceOrder.OrderPlaced.class,
        new PlaceOrder("b", "GBP", List.of(line), null, null, null, new TreeMap<>(), null));
  }

  private void stocked() {
    shop.location("MAIN", 0).location("NORTH", -1).sku("A", 5).receive("A", "MAIN", 10);
  }

  // ---- locations

  @Test
  void aLocationIsCreatedThenUpdated() {
    assertThat(shop.decide(new PutLocation("L", "Leeds", 3)))
        .isEqualTo(new LocationCreated(new LocationView("L", "Leeds", 3, 1)));
    assertThat(shop.decide(new PutLocation("L", "Leeds", 3)))
        .isEqualTo(new LocationUpdated(new LocationView("L", "Leeds", 3, 1)));
    assertThat(shop.journal()).hasSize(1);
    assertThat(shop.decide(new PutLocation("L", "Leeds", 4)))
        .isEqualTo(new LocationUpdated(new LocationView("L", "Leeds", 4, 2)));
    assertThat(shop.journal().stream().map(j -> j.entry().event()))
        .containsExactly(
            new LocationEvent.LocationAdded("L", "Leeds", 3),
            new LocationEvent.LocationChanged("L", "Leeds", 4));
    assertThat(shop.journal()).allMatch(j -> j.entry().aggregate().equals("location"));
    assertThat(shop.location("L")).isNotNull();
  }

  // ---- SKUs

  @Test
  void aSkuIsCreatedTrackedUnlessSaidOtherwise() {
    assertThat(shop.decide(put("Apple", 5, null, null)))
        .isEqualTo(new SkuCreated(new SkuView("A", "Apple", 5, "GBP", true, 1)));
    assertThat(shop.decide(new PutSku("a", "Service", 5, "GBP", false, null)))
        .isEqualTo(new SkuCreated(new SkuView("a", "Service", 5, "GBP", false, 1)));
  }

  @Test
  void aSkuIsChangedFromTheVersionThatWasSeen() {
    shop.decide(SkuCreated.class, put("Apple", 5, false, null));
    assertThat(shop.decide(put("Apple", 6, null, 1L)))
        .isEqualTo(new SkuUpdated(new SkuView("A", "Apple", 6, "GBP", false, 2)));
    assertThat(shop.decide(put("Apple", 6, true, 2L)))
        .isEqualTo(new SkuUpdated(new SkuView("A", "Apple", 6, "GBP", true, 3)));
    assertThat(shop.decide(put("Apple", 6, null, 3L)))
        .as("nothing to change")
        .isEqualTo(new SkuUpdated(new SkuView("A", "Apple", 6, "GBP", true, 3)));
    assertThat(shop.journal().stream().map(j -> j.entry().event()))
        .containsExactly(
            new SkuEvent.SkuAdded("A", "Apple", 5, "GBP", false),
            new SkuEvent.SkuChanged("A", "Apple", 6, "GBP", false),
            new SkuEvent.SkuChanged("A", "Apple", 6, "GBP", true));
    assertThat(shop.journal()).allMatch(j -> j.entry().aggregate().equals("sku"));
    assertThat(shop.sku("A")).isNotNull();
  }

  @Test
  void aChangeFromNowhereOrFromTheWrongVersionIsRefused() {
    assertThat(shop.decide(put("Apple", 5, null, 1L))).isEqualTo(new VersionMismatch("A", 1, null));
    shop.decide(SkuCreated.class, put("Apple", 5, null, null));
    assertThat(shop.decide(put("Pear", 5, null, null))).isEqualTo(new VersionMissing("A", 1));
    assertThat(shop.decide(put("Pear", 5, null, 2L))).isEqualTo(new VersionMismatch("A", 2, 1L));
  }

  // ---- receipts

  @Test
  void goodsComeIn() {
    shop.location("MAIN", 0).location("NORTH", -1).sku("A", 5);
    shop.receive("A", "MAIN", 4).receive("A", "NORTH", 2);
    var outcome = shop.decide(new ReceiveStock("A", "MAIN", 3, "note 7"));
    assertThat(outcome)
        .isEqualTo(
            new StockReceived(
                new StockView(
                    "A",
                    9,
                    0,
                    0,
                    0,
                    9,
                    List.of(
                        new StockView.AtLocation("NORTH", 2, 0, 0, 0, 2, 1),
                        new StockView.AtLocation("MAIN", 7, 0, 0, 0, 7, 2)))));
    assertThat(lastMovement())
        .isEqualTo(new StockMoved(Movement.RECEIPT, "A", "MAIN", 3, 0, 0, 0, null, null, "note 7"));
    assertThat(shop.journal().getLast().entry().aggregate()).isEqualTo("stock");
  }

  @Test
  void thereIsAnEndToWhatFits() {
    stocked();
    var counted = shop.decide(new CountStock("A", "MAIN", 10, Bounds.MAX_ON_HAND - 1));
    assertThat(counted).isInstanceOf(StockCounted.class);
    assertThat(shop.decide(new ReceiveStock("A", "NORTH", 2, "r")))
        .isEqualTo(
            new StockOverflow("A", Bounds.MAX_ON_HAND - 1, 2, Bounds.MAX_ON_HAND, "quantity"));
    assertThat(shop.decide(new AdjustStock("A", "NORTH", 2, "r")))
        .isEqualTo(new StockOverflow("A", Bounds.MAX_ON_HAND - 1, 2, Bounds.MAX_ON_HAND, "delta"));
    assertThat(shop.decide(new CountStock("A", "NORTH", 0, 2)))
        .isEqualTo(
            new StockOverflow("A", Bounds.MAX_ON_HAND - 1, 2, Bounds.MAX_ON_HAND, "counted"));
    assertThat(shop.decide(new ReceiveStock("A", "NORTH", 1, "r")))
        .isInstanceOf(StockReceived.class);
  }

  // ---- adjustments

  @Test
  void stockIsAdjustedBothWays() {
    stocked();
    assertThat(shop.decide(new AdjustStock("A", "MAIN", -4, "damage")))
        .isInstanceOfSatisfying(
            StockAdjusted.class, ok -> assertThat(ok.stock().onHand()).isEqualTo(6));
    assertThat(lastMovement())
        .isEqualTo(new StockMoved(Movement.ADJUST, "A", "MAIN", -4, 0, 0, 0, null, null, "damage"));
    shop.decide(StockAdjusted.class, new AdjustStock("A", "NORTH", 3, "found"));
    assertThat(shop.stock("A").available()).isEqualTo(9);
  }

  @Test
  void whatIsPromisedCannotBeTakenAway() {
    stocked();
    reserve(7);
    assertThat(shop.decide(new AdjustStock("A", "MAIN", -4, "damage")))
        .isEqualTo(new InsufficientQuantity("A", "MAIN", 4, 3));
    assertThat(shop.decide(new AdjustStock("A", "NORTH", -1, "damage")))
        .isEqualTo(new InsufficientQuantity("A", "NORTH", 1, 0));
    assertThat(shop.decide(new AdjustStock("A", "MAIN", -3, "damage")))
        .isInstanceOf(StockAdjusted.class);
  }

  // ---- counts

  @Test
  void aCountSetsWhatIsOnHand() {
    stocked();
    assertThat(shop.decide(new CountStock("A", "MAIN", 10, 8)))
        .isInstanceOfSatisfying(
            StockCounted.class, ok -> assertThat(ok.stock().onHand()).isEqualTo(8));
    assertThat(lastMovement())
        .isEqualTo(new StockMoved(Movement.COUNT, "A", "MAIN", -2, 0, 0, 0, null, null, null));
    shop.decide(StockCounted.class, new CountStock("A", "NORTH", 0, 5));
    assertThat(shop.stock("A").available()).isEqualTo(13);
    int entries = shop.journal().size();
    shop.decide(StockCounted.class, new CountStock("A", "MAIN", 8, 8));
    assertThat(shop.journal()).as("that somebody counted is worth an entry").hasSize(entries + 1);
  }

  @Test
  void aCountFromAnotherFigureIsRefused() {
    stocked();
    assertThat(shop.decide(new CountStock("A", "MAIN", 9, 9)))
        .isEqualTo(new CountMismatch("A", "MAIN", 9, 10));
    reserve(7);
    assertThat(shop.decide(new CountStock("A", "MAIN", 10, 6)))
        .isEqualTo(new InsufficientQuantity("A", "MAIN", 4, 3));
    assertThat(shop.decide(new CountStock("A", "MAIN", 10, 7))).isInstanceOf(StockCounted.class);
  }

  // ---- precedence

  @Test
  void cellCommandsAreRefusedInTheDocumentedOrder() {
    shop.location("MAIN", 0).sku("A", 5).service("S", 5).receive("A", "MAIN", 1);
    for (var sku : List.of("x", "S", "A")) {
      for (var location : List.of("nowhere", "MAIN")) {
        var outcomes =
            List.of(
                shop.decide(new ReceiveStock(sku, location, 1, "r")),
                shop.decide(new AdjustStock(sku, location, -99, "r")),
                shop.decide(new CountStock(sku, location, 50, 0)));
        for (var outcome : outcomes) checkPlace(sku, location, outcome);
      }
    }
    reserve(1);
    assertThat(shop.decide(new CountStock("A", "MAIN", 1, 0)))
        .as("does not matter before the mismatch")
        .isInstanceOf(CountMismatch.class);
  }

  private static void checkPlace(String sku, String location, Outcome outcome) {
    if (sku.equals("x")) assertThat(outcome).isEqualTo(new SkuNotFound("x"));
    else if (sku.equals("S")) assertThat(outcome).isEqualTo(new SkuUntracked("S"));
    else if (location.equals("nowhere")) {
      assertThat(outcome).isEqualTo(new LocationNotFound("nowhere", "location"));
    } else {
      assertThat(outcome)
          .isInstanceOfAny(StockReceived.class, InsufficientQuantity.class, CountMismatch.class);
    }
  }
}
