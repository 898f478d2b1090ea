package dev.holdfast.testkit;

import static dev.holdfast.order.OrderTables.ORDER;
import static dev.holdfast.stock.StockTables.SKU;
import static dev.holdfast.stock.StockTables.STOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Row;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.stock.Stock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Rows are locked until the batch ends; a stranger's lock is noticed and can be passed over.
public interface LocksContract extends StoreUnderTest {
  private Access withStock(Samples samples) {
    var access = open();
    access.put(SKU, samples.skuCode(), samples.sku());
    access.put(STOCK, samples.skuCode(), samples.stock(5));
    return access;
  }

  @Test
  default void aStrangersLockIsNotWaitedForForEver() {
    var samples = Samples.fresh();
    var access = withStock(samples);
    var keys = new Keys().lock(STOCK, samples.skuCode());
    try (var stranger = lockAsStranger(new Row(STOCK, samples.skuCode()))) {
      assertThat(stranger).isNotNull();
      assertThatThrownBy(() -> access.store().begin(List.of(), keys, new Workspace()))
          .isInstanceOf(StoreException.RowsLocked.class);
    }
    access.commit(keys, w -> w.put(STOCK, samples.skuCode(), samples.stock(4)));
    assertThat(access.read(STOCK, samples.skuCode())).isEqualTo(samples.stock(4));
  }

  @Test
  default void aTriedRowThatAStrangerHoldsIsSkippedAndTheOthersAreLocked() {
    var held = Samples.fresh();
    var free = Samples.fresh();
    var access = withStock(held);
    withStock(free);
    var row = new Row(STOCK, held.skuCode());
    var keys = new Keys().tryLock(row).tryLock(new Row(STOCK, free.skuCode()));
    keys.tryLock(new Row(STOCK, "no-" + held.skuCode()));
    var workspace = new Workspace();
    try (var stranger = lockAsStranger(row);
        var batch = access.store().begin(List.of(), keys, workspace)) {
      assertThat(stranger).isNotNull();
      assertThat(batch.skipped()).containsExactly(row);
      assertThat(workspace.isLoaded(STOCK, held.skuCode())).isFalse();
      assertThat(workspace.find(STOCK, "no-" + held.skuCode())).isNull();
      workspace.put(STOCK, free.skuCode(), free.stock(4));
      batch.write(workspace, List.of());
      batch.commit();
    }
    assertThat(access.read(STOCK, free.skuCode())).isEqualTo(free.stock(4));
  }

  @Test
  default void aLockedRowCanStillBeRead() {
    var samples = Samples.fresh();
    var access = withStock(samples);
    try (var stranger = lockAsStranger(new Row(STOCK, samples.skuCode()))) {
      assertThat(stranger).isNotNull();
      assertThat(access.read(STOCK, samples.skuCode())).isEqualTo(samples.stock(5));
    }
  }

  @Test
  default void theLockedRowsAreNamed() {
    var held = Samples.fresh();
    var free = Samples.fresh();
    var access = withStock(held);
    withStock(free);
    access.put(ORDER, held.placed().id(), held.placed());
    var keys =
        new Keys()
            .lock(ORDER, held.placed().id())
            .lock(STOCK, held.skuCode())
            .lock(STOCK, free.skuCode())
            .lock(STOCK, "no-" + held.skuCode());
    assertThat(access.store().lockedRows(keys)).isEmpty();
    try (var order = lockAsStranger(new Row(ORDER, held.placed().id()));
        var stock = lockAsStranger(new Row(STOCK, held.skuCode()))) {
      assertThat(List.of(order, stock)).hasSize(2);
      assertThat(access.store().lockedRows(keys))
          .containsExactlyInAnyOrder(
              new Row(ORDER, held.placed().id()), new Row(STOCK, held.skuCode()));
    }
    assertThat(access.store().lockedRows(keys)).isEmpty();
  }

  @Test
  default void whoWaitsForARowSeesWhatItsHolderCommitted() {
    var samples = Samples.fresh();
    var first = withStock(samples);
    var second = open();
    var keys = new Keys().lock(STOCK, samples.skuCode());
    var workspace = new Workspace();
    CompletableFuture<Stock> seen;
    try (var batch = first.store().begin(List.of(), keys, workspace)) {
      seen =
          CompletableFuture.supplyAsync(() -> {
            var later = new Workspace();
            second.store().begin(List.of(), keys, later).close();
            return later.get(STOCK, samples.skuCode());
          });
      workspace.put(STOCK, samples.skuCode(), samples.stock(4));
      batch.write(workspace, List.of());
      batch.commit();
    }
    assertThat(seen.join()).isEqualTo(samples.stock(4));
  }
}
