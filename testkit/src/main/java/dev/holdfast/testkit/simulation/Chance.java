package dev.holdfast.testkit.simulation;

import java.util.List;
import java.util.SplittableRandom;

/// Everything in a run that could have been otherwise, drawn from its seed.
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  boolean of(double probability) {
    return random.nextDouble() < probability;
  }

  /// @param bound 1 or more
  /// @return 0 to bound - 1
  int below(int bound) {
    return random.nextInt(bound);
  }

  /// @return from to to, both included
  long between(long from, long to) {
    return random.nextLong(from, to + 1);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /// A rate that this run lives with: zero for every third kind of fault, so that runs differ in
  /// character and one kind does not always hide another.
  double rate(double most) {
    return below(3) == 0 ? 0 : random.nextDouble() * most;
  }
}
