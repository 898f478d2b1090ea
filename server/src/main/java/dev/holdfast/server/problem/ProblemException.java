package dev.holdfast.server.problem;

/// Ends a request with a problem. Thrown at the edge, where a request is read and checked; carries
/// no stack trace because it is an answer, not a failure.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
