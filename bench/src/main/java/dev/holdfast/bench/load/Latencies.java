package dev.holdfast.bench.load;

import org.HdrHistogram.Histogram;

/// How long rounds of work took, in microseconds.
public record Latencies(double p50, double p99, double p999) {
  static Latencies of(Histogram nanos) {
    return new Latencies(at(nanos, 50), at(nanos, 99), at(nanos, 99.9));
  }

  private static double at(Histogram nanos, double percentile) {
    return nanos.getValueAtPercentile(percentile) / 1e3;
  }
}
