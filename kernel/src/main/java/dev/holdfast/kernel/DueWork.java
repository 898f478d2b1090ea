package dev.holdfast.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A timer that is a query: the commands whose deadline has passed by the database's clock. Any
/// server may ask at any time; asking twice is harmless because the decision looks again.
public interface DueWork {
  /// @param limit at most this many, the most overdue first
  List<Command> due(int limit);

  /// How long it takes until the next deadline that is known now; empty when none is. What comes up
  /// meanwhile may have a sooner one.
  default Optional<Duration> next() {
    return Optional.empty();
  }
}
