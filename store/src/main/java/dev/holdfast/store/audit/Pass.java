package dev.holdfast.store.audit;

import java.util.List;

/// One way through the rows that tells of one or more invariants on how many rows they were checked
/// and whether any row may violate them. Only then an invariant's own query runs, which decides and
/// names them; so a pass may suspect too much, never too little.
///
/// @param inOrder whether rows are best read in the order of their indexes: the tables are kept in
///   about that order, so neither a sort nor a hash table of a million groups is needed
/// @param sql query for one row, with two columns for each invariant: rows checked, and suspects
record Pass(boolean inOrder, String sql, List<Invariant> invariants) {
  static Pass of(String sql, Invariant... invariants) {
    return new Pass(false, sql, List.of(invariants));
  }

  static Pass inOrder(String sql, Invariant... invariants) {
    return new Pass(true, sql, List.of(invariants));
  }

  /// The invariant's own query is the cheapest way to look.
  ///
  /// @param checked query that counts the rows it is about
  static Pass byItself(Invariant invariant, String checked) {
    return of(
        "select (%s), (select count(*) from (%s) as v)".formatted(checked, invariant.violations()),
        invariant);
  }
}
