package dev.holdfast.client;

import java.time.Instant;
import java.util.List;

/// What the auditor found.
///
/// @param holds true when every invariant does
/// @param asOf the database's time of the state that was checked
public record AuditReport(boolean holds, Instant asOf, List<Invariant> invariants) {
  /// @param checked how many rows were looked at
  /// @param violations each as the server describes it; empty when it holds
  public record Invariant(String name, boolean holds, long checked, List<Object> violations) {}
}
