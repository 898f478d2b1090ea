package dev.holdfast.client;

/// The server refused and would refuse again.
public final class RefusedException extends HoldfastException {
  private final transient Problem problem;

  public RefusedException(Problem problem) {
    super(problem.toString(), null);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
