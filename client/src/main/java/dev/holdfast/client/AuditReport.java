package dev.holdfast.client;

import java.time.Instant;
import java.util.List;

/// What the auditor found.
///
/// @param holds whether every invariant does
/// @param asOf the moment whose rows were looked at
public record AuditReport(boolean holds, Instant asOf, List<Invariant> invariants) {
  /// @param checked rows that it was checked on
  /// @param violated how many of them violate it
  /// @param violations the first of those
  public record Invariant(
      String name, boolean holds, long checked, long violated, List<Violation> violations) {}

  /// @param id of the order, the stock cell... that is wrong
  /// @param detail what is expected and what is there
  public record Violation(String id, String detail) {}
}
