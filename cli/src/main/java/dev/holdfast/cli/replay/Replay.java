package dev.holdfast.cli.replay;

import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.HoldfastException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

/// Sends a plan to a server, several invoices at a time. What comes of it does not depend on how
/// many: see [Turns].
///
/// @param parallel invoices at a time, 1 or more
record Replay(
    HoldfastClient client, ReplayPlan plan, OpeningStock opening, int parallel, Progress progress) {

  /// @return what became of each invoice, in the order of the file
  /// @throws ReplayFailedException when the catalogue cannot be set up
  /// @throws HoldfastException when the server stopped answering; a second run goes on where this
  ///   one ended
  List<InvoiceOutcome> run() throws ReplayFailedException {
    new CatalogueReplay(client, plan, opening, progress).run();
    var invoices = invoiceJobs();
    new Crew(parallel).work(invoices);
    return invoices.stream().map(InvoiceJob::outcome).toList();
  }

  private List<InvoiceJob> invoiceJobs() {
    var services =
        plan.skus().stream()
            .filter(sku -> !sku.tracked())
            .map(PlannedSku::code)
            .collect(Collectors.toUnmodifiableSet());
    var replay = new InvoiceReplay(client, services);
    var turns = new Turns(opening instanceof OpeningStock.Each);
    var received = new HashMap<String, DeliveredGoods>();
    var jobs = new ArrayList<InvoiceJob>();
    for (var invoice : plan.invoices()) {
      var goods = received.computeIfAbsent(invoice.buyer(), _ -> new DeliveredGoods());
      jobs.add(new InvoiceJob(replay, invoice, goods, turns.next(invoice), progress));
    }
    return jobs;
  }
}
