package dev.holdfast.bench.load;

/// What clients got done.
///
/// @param orders within the measured time
/// @param seconds the measured time
/// @param latencies of the rounds of work that ended within it or were waited for at its end
public record LoadResult(long orders, double seconds, Latencies latencies) {
  public double ordersPerSecond() {
    return orders / seconds;
  }
}
