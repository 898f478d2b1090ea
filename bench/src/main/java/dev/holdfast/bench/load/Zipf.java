package dev.holdfast.bench.load;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Draws 0 to n-1, the k-th with a probability proportional to 1/k. Immutable.
public final class Zipf {
  private final double[] upTo;

  public Zipf(int n) {
    upTo = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) upTo[i] = sum += 1.0 / (i + 1);
    for (int i = 0; i < n; i++) upTo[i] /= sum;
  }

  public int draw(RandomGenerator random) {
    int found = Arrays.binarySearch(upTo, random.nextDouble());
    return Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
  }
}
