package dev.holdfast.store.audit;

import dev.holdfast.store.audit.AuditReport.Finding;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What is still to be looked at in one audit, and what has been found. Thread-safe.
final class Work {
  private final List<Pass> passes;
  private final Queue<Pass> waiting;
  private final Map<Pass, List<Finding>> findings = new ConcurrentHashMap<>();

  Work(List<Pass> passes) {
    this.passes = passes;
    this.waiting = new ConcurrentLinkedQueue<>(passes);
  }

  /// Takes one pass after the other until none is left. When one fails, nobody takes another.
  void takePart(Look look) throws SQLException {
    try {
      for (var pass = waiting.poll(); pass != null; pass = waiting.poll()) {
        findings.put(pass, look.check(pass));
      }
    } finally {
      waiting.clear();
    }
  }

  /// To be called when all who took part have ended well.
  AuditReport report(Instant asOf) {
    var all =
        passes.stream()
            .flatMap(pass -> Objects.requireNonNull(findings.get(pass)).stream())
            .toList();
    return new AuditReport(all.stream().allMatch(Finding::holds), asOf, all);
  }
}
