package dev.holdfast.bench.report;

import dev.holdfast.bench.load.LoadResult;
import dev.holdfast.bench.machine.Cost;

/// What one run of a case gave.
///
/// @param cpuSecondsPer1000 of this process, clients included, for each 1,000 orders
/// @param databaseCpuSecondsPer1000 of the database; 0 when it runs elsewhere
/// @param peakMemoryMiB of this process
/// @param databaseMemoryMiB of the database's processes beside what they share
public record Sample(
    double ordersPerSecond,
    double p50Micros,
    double p99Micros,
    double p999Micros,
    double cpuSecondsPer1000,
    double databaseCpuSecondsPer1000,
    double peakMemoryMiB,
    double databaseMemoryMiB) {
  private static final double MIB = 1 << 20;

  public static Sample of(LoadResult result, Cost cost) {
    double thousands = Math.max(result.orders(), 1) / 1000.0;
    return new Sample(
        result.ordersPerSecond(),
        result.latencies().p50(),
        result.latencies().p99(),
        result.latencies().p999(),
        cost.processSeconds() / thousands,
        cost.databaseSeconds() / thousands,
        cost.processBytes() / MIB,
        cost.databaseBytes() / MIB);
  }
}
