package dev.holdfast.bench.report;

import java.util.Locale;

/// What was measured of one hot campaign, with 512 clients.
///
/// @param paidToGranted how long paid orders waited for their coupons at a fixed rate
public record Promotion(Rate claims, Rate grants, Waits paidToGranted) {
  /// Milliseconds.
  public record Waits(long grants, double median, double p99, double longest) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "median %.1f ms, p99 %.1f ms, longest %.1f ms of %,d",
          median,
          p99,
          longest,
          grants);
    }
  }
}
