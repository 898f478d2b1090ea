package dev.holdfast.server.api;

import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemException;
import dev.holdfast.server.problem.ProblemType;

/// A code in a path that names nothing.
enum PathCode {
  SKU("sku", ProblemType.SKU_NOT_FOUND),
  LOCATION("location", ProblemType.LOCATION_NOT_FOUND),
  POINTS_RULE("currency", ProblemType.POINTS_RULE_NOT_FOUND);

  private final String member;
  private final ProblemType missing;

  PathCode(String member, ProblemType missing) {
    this.member = member;
    this.missing = missing;
  }

  ProblemException notFound(String code) {
    return Problem.of(missing, missing.title() + ".").with(member, code).asException();
  }
}
