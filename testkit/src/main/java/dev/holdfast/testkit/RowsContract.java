package dev.holdfast.testkit;

import static dev.holdfast.order.OrderTables.ORDER;
import static dev.holdfast.order.OrderTables.PAYMENT_ORDER;
import static dev.holdfast.order.OrderTables.REFUND_ORDER;
import static dev.holdfast.order.OrderTables.SHIPMENT_ORDER;
import static dev.holdfast.promotion.PromotionTables.EARNED_POINTS;
import static dev.holdfast.promotion.PromotionTables.POINTS_RULE;
import static dev.holdfast.promotion.PromotionTables.TRANSFER;
import static dev.holdfast.promotion.PromotionTables.WALLET;
import static dev.holdfast.stock.StockTables.LOCATION;
import static dev.holdfast.stock.StockTables.SKU;
import static dev.holdfast.stock.StockTables.STOCK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.stock.Quantities;
import dev.holdfast.stock.Stock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Rows come back as they were written.
public interface RowsContract extends StoreUnderTest {
  @Test
  default void aMissingRowIsLoadedAsNothing() {
    var access = open();
    var samples = Samples.fresh();
    assertThat(access.read(ORDER, samples.id(10))).isNull();
    assertThat(access.read(LOCATION, samples.locationCode())).isNull();
    assertThat(access.read(SKU, samples.skuCode())).isNull();
    assertThat(access.read(STOCK, samples.skuCode())).isNull();
    assertThat(access.read(PAYMENT_ORDER, samples.id(20))).isNull();
    var locked = new Workspace();
    var keys = new Keys().lock(STOCK, samples.skuCode()).lock(ORDER, samples.id(10));
    access.store().begin(List.of(), keys, locked).close();
    assertThat(locked.find(STOCK, samples.skuCode())).isNull();
    assertThat(locked.find(ORDER, samples.id(10))).isNull();
  }

  @Test
  default void whatWasWrittenIsReadBackByAnotherServer() {
    var access = open();
    var samples = Samples.fresh();
    access.commit(
        new Keys().lock(LOCATION, samples.locationCode()).lock(SKU, samples.skuCode()),
        workspace -> {
          workspace.put(LOCATION, samples.locationCode(), samples.location());
          workspace.put(SKU, samples.skuCode(), samples.sku());
          workspace.put(STOCK, samples.skuCode(), samples.stock(7));
          workspace.put(ORDER, samples.placed().id(), samples.placed());
          workspace.put(ORDER, samples.noted().id(), samples.noted());
        });
    var other = open();
    assertThat(other.read(LOCATION, samples.locationCode())).isEqualTo(samples.location());
    assertThat(other.read(SKU, samples.skuCode())).isEqualTo(samples.sku());
    assertThat(other.read(STOCK, samples.skuCode())).isEqualTo(samples.stock(7));
    assertThat(other.read(ORDER, samples.placed().id())).isEqualTo(samples.placed());
    assertThat(other.read(ORDER, samples.noted().id())).isEqualTo(samples.noted());
  }

  @Test
  default void anUpdateReplacesTheWholeRow() {
    var access = open();
    var samples = Samples.fresh();
    var sku = samples.sku();
    var changed =
        new dev.holdfast.stock.Sku(sku.id(), sku.code(), "", 0, "JPY", false, sku.version() + 1);
    access.put(SKU, sku.code(), sku);
    access.put(SKU, sku.code(), changed);
    assertThat(access.read(SKU, sku.code())).isEqualTo(changed);
    access.put(ORDER, samples.placed().id(), samples.placed());
    access.put(ORDER, samples.placed().id(), samples.returned());
    assertThat(access.read(ORDER, samples.placed().id())).isEqualTo(samples.returned());
  }

  @Test
  default void aStockHasAllItsCellsInOrderOfPriority() {
    var access = open();
    var samples = Samples.fresh();
    access.put(LOCATION, samples.locationCode(), samples.location());
    access.put(LOCATION, samples.nearer().code(), samples.nearer());
    access.put(STOCK, samples.skuCode(), samples.stock(7));
    var both =
        new Stock(
            samples.skuCode(),
            List.of(
                samples.nearerCell(new Quantities(4, 1, 1, 1), 1),
                samples.cell(new Quantities(7, 0, 2, 0), 2)));
    access.put(STOCK, samples.skuCode(), both);
    assertThat(open().read(STOCK, samples.skuCode())).isEqualTo(both);
  }

  @Test
  default void pointsAreReadBackAsTheyWereWritten() {
    var access = open();
    var samples = PointsSamples.fresh();
    access.commit(
        new Keys().lock(POINTS_RULE, samples.rule().currency()).lock(WALLET, samples.key()),
        workspace -> {
          workspace.put(POINTS_RULE, samples.rule().currency(), samples.rule());
          workspace.put(WALLET, samples.key(), samples.wallet());
          workspace.put(TRANSFER, samples.transferKey(), samples.transfer());
          workspace.put(EARNED_POINTS, samples.earned().order(), samples.earned());
        });
    access.put(POINTS_RULE, samples.rule().currency(), samples.changedRule());
    access.put(WALLET, samples.key(), samples.changedWallet());
    access.put(EARNED_POINTS, samples.earned().order(), samples.takenBack());
    var other = open();
    assertThat(other.read(POINTS_RULE, samples.rule().currency())).isEqualTo(samples.changedRule());
    assertThat(other.read(WALLET, samples.key())).isEqualTo(samples.changedWallet());
    assertThat(other.read(TRANSFER, samples.transferKey())).isEqualTo(samples.transfer());
    assertThat(other.read(EARNED_POINTS, samples.earned().order())).isEqualTo(samples.takenBack());
  }

  @Test
  default void partsLeadToTheirOrder() {
    var access = open();
    var samples = Samples.fresh();
    long order = samples.placed().id();
    access.put(ORDER, order, samples.placed());
    assertThat(access.read(PAYMENT_ORDER, samples.id(20))).isNull();
    access.put(ORDER, order, samples.returned());
    var other = open();
    assertThat(other.read(PAYMENT_ORDER, samples.id(20))).isEqualTo(order);
    assertThat(other.read(REFUND_ORDER, samples.id(21))).isEqualTo(order);
    assertThat(other.read(SHIPMENT_ORDER, samples.id(22))).isEqualTo(order);
  }

  @Test
  default void oneBatchLoadsInSeveralRounds() {
    var access = open();
    var samples = Samples.fresh();
    access.put(ORDER, samples.placed().id(), samples.placed());
    access.put(STOCK, samples.skuCode(), samples.stock(7));
    var workspace = new Workspace();
    var first = new Keys().lock(ORDER, samples.placed().id()).read(STOCK, samples.skuCode());
    try (var batch = access.store().begin(List.of(), first, workspace)) {
      batch.load(new Keys().lock(STOCK, samples.skuCode()), workspace);
      workspace.put(STOCK, samples.skuCode(), samples.stock(6));
      batch.write(workspace, List.of());
      batch.commit();
    }
    assertThat(access.read(STOCK, samples.skuCode())).isEqualTo(samples.stock(6));
  }

  @Test
  default void aThousandRowsFitInOneBatch() {
    var access = open();
    var many = IntStream.range(0, 1_000).mapToObj(i -> Samples.fresh()).toList();
    var keys = new Keys();
    many.forEach(s -> keys.lock(STOCK, s.skuCode()).lock(ORDER, s.placed().id()));
    access.commit(
        keys,
        workspace -> {
          for (var samples : many) {
            workspace.put(STOCK, samples.skuCode(), samples.stock(samples.id(0) % 1_000_003));
            workspace.put(ORDER, samples.placed().id(), samples.placed());
          }
        });
    var loaded = new Workspace();
    access.store().begin(List.of(), keys, loaded).close();
    for (var samples : many) {
      assertThat(loaded.find(STOCK, samples.skuCode()))
          .isEqualTo(samples.stock(samples.id(0) % 1_000_003));
      assertThat(loaded.find(ORDER, samples.placed().id())).isEqualTo(samples.placed());
    }
  }
}
