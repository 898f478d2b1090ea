package dev.holdfast.bench.report;

import dev.holdfast.bench.load.Workload;

/// What one figure is about.
///
/// @param clients that order at once, each waiting for his own outcome
/// @param existing orders that the database has already
/// @param beside orders of the grown database that a fresh one takes turns with, 0 when there is
///   none: such figures are compared with each other alone
public record Case(Party party, Workload workload, int clients, long existing, long beside) {
  public static Case of(Party party, Workload workload, int clients) {
    return new Case(party, workload, clients, 0, 0);
  }

  /// Whether it is about how cost grows.
  boolean ofGrowth() {
    return existing > 0 || beside > 0;
  }

  /// The same on a database with so many orders.
  public Case grown(long orders) {
    return new Case(party, workload, clients, orders, 0);
  }

  /// The same on a fresh database, in turns with one that has so many orders.
  public Case besideGrown(long orders) {
    return new Case(party, workload, clients, 0, orders);
  }

  @Override
  public String toString() {
    var text = "%s, %s, %,d clients".formatted(workload.label(), party.label(), clients);
    if (beside > 0) return text + ", fresh, in turns with %,d orders".formatted(beside);
    return existing == 0 ? text : text + ", after %,d orders".formatted(existing);
  }
}
