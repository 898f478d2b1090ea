package dev.holdfast.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Medians over rounds.
final class Medians {
  private Medians() {}

  /// Of each figure by itself.
  static Sample of(List<Sample> samples) {
    return new Sample(
        of(samples, Sample::ordersPerSecond),
        of(samples, Sample::p50Micros),
        of(samples, Sample::p99Micros),
        of(samples, Sample::p999Micros),
        of(samples, Sample::cpuSecondsPer1000),
        of(samples, Sample::databaseCpuSecondsPer1000),
        of(samples, Sample::peakMemoryMiB),
        of(samples, Sample::databaseMemoryMiB));
  }

  private static double of(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    return median(samples.stream().mapToDouble(figure).toArray());
  }

  /// The middle one, or halfway between the two in the middle.
  static double median(double... values) {
    if (values.length == 0) throw new IllegalArgumentException("no values");
    var sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
