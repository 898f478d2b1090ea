package dev.holdfast.cli.replay;

import java.util.Set;

/// A request that the server refused.
///
/// @param step `place`, `ship`...
/// @param problem its type's name
record RefusedStep(String invoice, String step, String problem, String detail) {
  private static final Set<String> SHORTAGES =
      Set.of("insufficient-stock", "insufficient-quantity");

  /// There was not enough of something: what may happen unless the opening stock is exact.
  boolean isShortage() {
    return SHORTAGES.contains(problem);
  }
}
