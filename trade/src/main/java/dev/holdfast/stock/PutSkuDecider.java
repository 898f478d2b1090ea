package dev.holdfast.stock;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.stock.PutSku.SkuCreated;
import dev.holdfast.stock.PutSku.SkuUpdated;

final class PutSkuDecider implements Decider<PutSku> {
  static final String AGGREGATE = "sku";

  @Override
  public void needs(PutSku command, Workspace loaded, Needs needs) {
    needs.lock(StockTables.SKU, command.code());
  }

  @Override
  public PutSku.Result decide(PutSku command, Workspace workspace, Context context) {
    var former = workspace.find(StockTables.SKU, command.code());
    var ifMatch = command.ifMatch();
    if (former == null) {
      return ifMatch == null
          ? create(command, workspace, context)
          : new VersionMismatch(command.code(), ifMatch, null);
    }
    if (ifMatch == null) return new VersionMissing(command.code(), former.version());
    if (ifMatch != former.version()) {
      return new VersionMismatch(command.code(), ifMatch, former.version());
    }
    return update(command, former, workspace);
  }

  private static SkuCreated create(PutSku command, Workspace workspace, Context context) {
    var created = wanted(command, context.ids().next(command.code()), true, 1);
    put(workspace, created, added(created));
    return new SkuCreated(SkuView.of(created));
  }

  private static SkuUpdated update(PutSku command, Sku former, Workspace workspace) {
    if (former.equals(wanted(command, former.id(), former.tracked(), former.version()))) {
      return new SkuUpdated(SkuView.of(former));
    }
    var changed = wanted(command, former.id(), former.tracked(), former.version() + 1);
    put(workspace, changed, changed(changed));
    return new SkuUpdated(SkuView.of(changed));
  }

  private static Sku wanted(PutSku command, long id, boolean trackedBefore, long version) {
    var tracked = command.tracked();
    return new Sku(
        id,
        command.code(),
        command.title(),
        command.unitPrice(),
        command.currency(),
        tracked == null ? trackedBefore : tracked,
        version);
  }

  private static SkuEvent added(Sku sku) {
    return new SkuEvent.SkuAdded(
        sku.code(), sku.title(), sku.unitPrice(), sku.currency(), sku.tracked());
  }

  private static SkuEvent changed(Sku sku) {
    return new SkuEvent.SkuChanged(
        sku.code(), sku.title(), sku.unitPrice(), sku.currency(), sku.tracked());
  }

  private static void put(Workspace workspace, Sku sku, SkuEvent event) {
    workspace.put(StockTables.SKU, sku.code(), sku);
    workspace.append(new Entry(AGGREGATE, sku.id(), sku.version(), event));
  }
}
