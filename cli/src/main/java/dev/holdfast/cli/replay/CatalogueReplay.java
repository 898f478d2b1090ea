package dev.holdfast.cli.replay;

import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.NewSku;
import dev.holdfast.client.Problem;
import dev.holdfast.client.Result;

/// Makes sure that the SKUs exist, and receives the opening stock.
record CatalogueReplay(HoldfastClient client, ReplayPlan plan, OpeningStock opening) {

  void run(PlannedSku sku) throws ReplayFailedException {
    create(sku);
    long units = opening.of(sku);
    if (units > 0) receive(sku, units);
  }

  /// A SKU that the shop has already stays as it is, provided that it is of the same sort.
  private void create(PlannedSku sku) throws ReplayFailedException {
    var description = new NewSku(sku.title(), sku.pence(), OrderReplay.CURRENCY, sku.tracked());
    var created = client.skus().create(ReplayKeys.sku(plan, sku), sku.code(), description);
    switch (created) {
      case Result.Done<?> _ -> {}
      case Result.Refused<?>(var problem) when problem.is("version-missing") -> requireSame(sku);
      case Result.Refused<?>(var problem) -> throw refused("SKU " + sku.code(), problem);
    }
  }

  private void requireSame(PlannedSku sku) throws ReplayFailedException {
    var existing = client.skus().find(sku.code());
    boolean same =
        existing.isPresent()
            && existing.get().tracked() == sku.tracked()
            && existing.get().currency().equals(OrderReplay.CURRENCY);
    if (same) return;
    var message = "SKU %s exists on this server already, but not as %s in %s";
    var sort = sku.tracked() ? "goods" : "an untracked service";
    throw new ReplayFailedException(
        message.formatted(sku.code(), sort, OrderReplay.CURRENCY), null);
  }

  private void receive(PlannedSku sku, long units) throws ReplayFailedException {
    var received =
        client
            .stock()
            .receive(
                ReplayKeys.opening(plan, sku),
                sku.code(),
                InvoiceReplay.LOCATION,
                units,
                "opening stock");
    switch (received) {
      case Result.Done<?> _ -> {}
      case Result.Refused<?>(var problem) when problem.is("idempotency-key-reused") ->
          throw new ReplayFailedException(
              "this server has replayed the file before with another --opening-stock", null);
      case Result.Refused<?>(var problem) ->
          throw refused("the opening stock of " + sku.code(), problem);
    }
  }

  private static ReplayFailedException refused(String what, Problem problem) {
    return new ReplayFailedException("the server refused " + what + ": " + problem, null);
  }
}
