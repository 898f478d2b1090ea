package dev.holdfast.cli.replay;

import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.Keyed;
import dev.holdfast.client.NewSku;
import dev.holdfast.client.Problem;
import dev.holdfast.client.Result;
import dev.holdfast.client.StockReceipt;

/// Makes sure that the SKUs exist, and receives the opening stock; in batches.
record CatalogueReplay(
    HoldfastClient client, ReplayPlan plan, OpeningStock opening, Progress progress) {

  void run() throws ReplayFailedException {
    createSkus();
    receiveOpeningStock();
  }

  private void createSkus() throws ReplayFailedException {
    var results = client.skus().createAll(plan.skus().stream().map(this::described).iterator());
    var created = results.iterator();
    for (var sku : plan.skus()) {
      switch (created.next()) {
        case Result.Done<?> _ -> progress.advance();
        case Result.Refused<?>(var problem) when problem.is("version-missing") -> requireSame(sku);
        case Result.Refused<?>(var problem) -> throw refused("SKU " + sku.code(), problem);
      }
    }
  }

  private Keyed<NewSku.Coded> described(PlannedSku sku) {
    var description = new NewSku(sku.title(), sku.pence(), OrderReplay.CURRENCY, sku.tracked());
    return new Keyed<>(ReplayKeys.sku(plan, sku), new NewSku.Coded(sku.code(), description));
  }

  /// A SKU that the shop has already stays as it is, provided that it is of the same sort.
  private void requireSame(PlannedSku sku) throws ReplayFailedException {
    var existing = client.skus().find(sku.code());
    boolean same =
        existing.isPresent()
            && existing.get().tracked() == sku.tracked()
            && existing.get().currency().equals(OrderReplay.CURRENCY);
    if (!same) {
      var message = "SKU %s exists on this server already, but not as %s in %s";
      var sort = sku.tracked() ? "goods" : "an untracked service";
      throw new ReplayFailedException(
          message.formatted(sku.code(), sort, OrderReplay.CURRENCY), null);
    }
    progress.advance();
  }

  private void receiveOpeningStock() throws ReplayFailedException {
    var needed = plan.skus().stream().filter(sku -> opening.of(sku) > 0).toList();
    var results = client.stock().receiveAll(needed.stream().map(this::receipt).iterator());
    var received = results.iterator();
    for (var sku : needed) {
      switch (received.next()) {
        case Result.Done<?> _ -> {}
        case Result.Refused<?>(var problem) when problem.is("idempotency-key-reused") ->
            throw new ReplayFailedException(
                "this server has replayed the file before with another --opening-stock", null);
        case Result.Refused<?>(var problem) ->
            throw refused("the opening stock of " + sku.code(), problem);
      }
    }
  }

  private Keyed<StockReceipt> receipt(PlannedSku sku) {
    var receipt =
        new StockReceipt(sku.code(), InvoiceReplay.LOCATION, opening.of(sku), "opening stock");
    return new Keyed<>(ReplayKeys.opening(plan, sku), receipt);
  }

  private static ReplayFailedException refused(String what, Problem problem) {
    return new ReplayFailedException("the server refused " + what + ": " + problem, null);
  }
}
