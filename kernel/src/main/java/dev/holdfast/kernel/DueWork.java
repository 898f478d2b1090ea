package dev.holdfast.kernel;

import java.util.List;

/// A timer that is a query: the commands whose deadline has passed by the database's clock. Any
/// server may ask at any time; asking twice is harmless because the decision looks again.
public interface DueWork {
  /// @param limit at most this many, the most overdue first
  List<Command> due(int limit);
}
