package dev.holdfast.cli.replay;

import dev.holdfast.client.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects what was refused of one invoice. Not thread-safe.
final class Refusals {
  private final String invoice;
  private final List<RefusedStep> steps = new ArrayList<>();

  Refusals(PlannedInvoice invoice) {
    this.invoice = invoice.number();
  }

  /// The value of a step that was done; empty, and noted, when it was refused.
  <T> Optional<T> unless(String step, Result<T> result) {
    return switch (result) {
      case Result.Done<T>(var value) -> Optional.of(value);
      case Result.Refused<T>(var problem) -> {
        steps.add(new RefusedStep(invoice, step, problem.name(), problem.detail()));
        yield Optional.empty();
      }
    };
  }

  List<RefusedStep> steps() {
    return List.copyOf(steps);
  }
}
