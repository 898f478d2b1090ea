package dev.holdfast.cli.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Who has to wait for whom when invoices run side by side: a buyer's invoices run one after the
/// other, and those that compete for the same stock settle it in the order of the file, unless
/// there is enough for everybody. Each waits only for earlier ones, so nobody waits for ever.
final class Turns {
  private final Map<String, CompletableFuture<Void>> ofBuyer = new HashMap<>();
  private final Map<String, CompletableFuture<Void>> ofSku = new HashMap<>();
  private final boolean competing;

  /// @param competing the opening stock may not be enough for everybody
  Turns(boolean competing) {
    this.competing = competing;
  }

  /// One invoice's place in the row.
  ///
  /// @param before to wait for
  /// @param stockSettled to complete when it will not change any available stock any more
  /// @param done to complete when all of it is over
  record Turn(
      List<CompletableFuture<Void>> before,
      CompletableFuture<Void> stockSettled,
      CompletableFuture<Void> done) {
    void await() {
      before.forEach(CompletableFuture::join);
    }

    void settleStock() {
      stockSettled.complete(null);
    }

    void finish() {
      settleStock();
      done.complete(null);
    }
  }

  /// The next invoice's, in the order of the file. Not thread-safe.
  Turn next(PlannedInvoice invoice) {
    var turn = new Turn(new ArrayList<>(), new CompletableFuture<>(), new CompletableFuture<>());
    var buyersLast = ofBuyer.put(invoice.buyer(), turn.done());
    if (buyersLast != null) turn.before().add(buyersLast);
    if (competing) {
      for (var sku : invoice.skus()) {
        var last = ofSku.put(sku, turn.stockSettled());
        if (last != null) turn.before().add(last);
      }
    }
    return turn;
  }
}
