package dev.holdfast.testkit.simulation;

/// What a run found, and how to see it again.
public final class SimulationFailure extends AssertionError {
  private static final long serialVersionUID = 1;

  SimulationFailure(long seed, int step, Throwable cause) {
    super(
        "seed %d, step %d: %s (again with -Dholdfast.seed=%d)"
            .formatted(seed, step, cause.getMessage(), seed),
        cause);
  }
}
