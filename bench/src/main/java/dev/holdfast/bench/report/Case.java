package dev.holdfast.bench.report;

import dev.holdfast.bench.load.Workload;

/// What one figure is about.
///
/// @param clients that order at once, each waiting for his own outcome
/// @param existing orders that the database has already
public record Case(Party party, Workload workload, int clients, long existing) {
  public static Case of(Party party, Workload workload, int clients) {
    return new Case(party, workload, clients, 0);
  }

  @Override
  public String toString() {
    var text = "%s, %s, %,d clients".formatted(workload.label(), party.label(), clients);
    return existing == 0 ? text : text + ", after %,d orders".formatted(existing);
  }
}
