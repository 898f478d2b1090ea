package dev.holdfast.server.json;

import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import dev.holdfast.stock.Bounds;

/// Integers from `min` to `max`, both included.
public record Range(long min, long max) {
  /// Units of a line or a movement.
  public static final Range QUANTITY = new Range(1, Bounds.MAX_QUANTITY);

  /// A correction, either way.
  public static final Range DELTA = new Range(-Bounds.MAX_QUANTITY, Bounds.MAX_QUANTITY);

  /// A counted or expected quantity.
  public static final Range COUNT = new Range(0, Bounds.MAX_ON_HAND);

  /// Money in minor units.
  public static final Range AMOUNT = new Range(0, Bounds.MAX_AMOUNT);

  public static final Range LINE_NUMBER = new Range(1, Bounds.MAX_LINES);
  public static final Range VERSION = new Range(1, Long.MAX_VALUE);

  /// @throws dev.holdfast.server.problem.ProblemException `invalid-value` with the range
  public long check(String field, long value) {
    return value < min || value > max ? refuse(field) : value;
  }

  /// Refuses a value that does not even fit 64 bits.
  long refuse(String field) {
    throw Problem.field(
            ProblemType.INVALID_VALUE, field, "%s must be %d to %d.".formatted(field, min, max))
        .with("min", min)
        .with("max", max)
        .asException();
  }
}
