package dev.holdfast.store.audit;

import java.time.Instant;
import java.util.List;

/// What an audit found.
///
/// @param holds whether every invariant does
/// @param asOf the moment whose rows were looked at; all of them at that one moment
public record AuditReport(boolean holds, Instant asOf, List<Finding> invariants) {

  /// What became of one invariant.
  ///
  /// @param checked rows (orders, cells, entries...) that it was checked on
  /// @param violated how many of them violate it
  /// @param violations the first 100 of those
  public record Finding(
      String name, boolean holds, long checked, long violated, List<Violation> violations) {}

  /// @param id of the order, cell, receipt... that is wrong
  /// @param detail what is expected and what is there
  public record Violation(String id, String detail) {}
}
