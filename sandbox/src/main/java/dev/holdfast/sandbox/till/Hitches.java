package dev.holdfast.sandbox.till;

import dev.holdfast.sandbox.fault.Fault;
import dev.holdfast.sandbox.fault.Knobs;
import dev.holdfast.sandbox.ledger.Entry;
import dev.holdfast.sandbox.ledger.Ledger;
import dev.holdfast.sandbox.ledger.Trade;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Calls that fail the first time. That a trade has met with one is in the ledger. Thread-safe;
/// which calls it were is forgotten at the end of the process.
public final class Hitches {
  private final Knobs knobs;
  private final Ledger ledger;
  private final Set<String> failed = ConcurrentHashMap.newKeySet();

  public Hitches(Knobs knobs, Ledger ledger) {
    this.knobs = knobs;
    this.ledger = ledger;
  }

  /// Whether this call is to be answered with status 500: the first of its kind for the trade, if
  /// the fault strikes it.
  public boolean strike(String call, Trade trade) {
    boolean strikes = knobs.plan(trade.number(), trade.amount()).strikes(Fault.ERROR);
    if (!strikes || !failed.add(call + " " + trade.id())) return false;
    if (!trade.struck().contains(Fault.ERROR)) {
      var struck = new Entry.Struck(trade.id(), Fault.ERROR);
      ledger.change(books -> new Ledger.Change<>(List.of(struck), true));
    }
    return true;
  }
}
