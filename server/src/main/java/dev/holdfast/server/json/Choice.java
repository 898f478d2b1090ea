package dev.holdfast.server.json;

import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import java.util.Arrays;

/// One of a few names.
public final class Choice {
  private Choice() {}

  /// @throws dev.holdfast.server.problem.ProblemException `invalid-value` with the names allowed
  public static <E extends Enum<E>> E of(Class<E> type, String field, String value) {
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(value)) return constant;
    }
    var allowed = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    throw Problem.field(
            ProblemType.INVALID_VALUE,
            field,
            "%s must be one of %s.".formatted(field, String.join(", ", allowed)))
        .with("allowed", allowed)
        .asException();
  }
}
